package market.carrot.orchestrator.trade;

import java.time.Instant;
import market.carrot.orchestrator.trade.Judgement.Kind;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;

/** What an operator may do to a trade, and when that is safe. */
public enum Intervention {
    /** The sweep makes the next try now. */
    RETRY {
        @Override
        Judgement judge(Wtb wtb, Circumstances given, Instant deadline, Instant now) {
            if (wtb.state().isFinal()) {
                return over(wtb);
            }
            if (wtb.outcome().isPresent()) {
                return Judgement.safe("What was decided is carried out again at once.");
            }
            return now.isBefore(deadline)
                    ? Judgement.pointless(
                            "It changes nothing: the trade may stay as it is until %s.".formatted(deadline))
                    : Judgement.safe("Its time is over, and is ended at once as silence means.");
        }

        @Override
        void carryOut(Wtb wtb, String why, TradeTerms terms, Instant now) {
            wtb.hurry(now);
        }
    },
    /** Cancel, and refund the buyer. */
    CANCEL {
        @Override
        Judgement judge(Wtb wtb, Circumstances given, Instant deadline, Instant now) {
            return undecided(wtb, given, WtbState.REQUESTED, WtbState.ACCEPTED)
                    .butNot(given.money() == Step.SETTLED, "Payment has paid the seller already.")
                    .butNot(given.unit() == Step.SETTLED, "Product has marked the unit sold already.")
                    .butNot(given.isUnclear(), UNCLEAR)
                    .orSafe("The buyer gets the money back, and the unit is free again.")
                    .adding(
                            given.money() == null,
                            "Payment cannot be asked now whether it has paid the seller already.")
                    .adding(given.unit() == null, "Product cannot be asked now whether the unit is sold already.");
        }

        @Override
        void carryOut(Wtb wtb, String why, TradeTerms terms, Instant now) {
            wtb.decideInPlace(Outcome.CANCELLED, why, terms, now);
        }
    },
    /** Finish, and pay the seller: what is paid out does not come back, so nothing about it may be unknown. */
    FINISH {
        @Override
        Judgement judge(Wtb wtb, Circumstances given, Instant deadline, Instant now) {
            return undecided(wtb, given, WtbState.ACCEPTED)
                    .butNot(given.money() == Step.UNDONE, "Payment has refunded the buyer already.")
                    .butNot(given.money() == Step.NONE, "Payment has no money of this trade in escrow.")
                    .butNot(given.unit() == Step.UNDONE, "Product has released the unit already.")
                    .butNot(given.unit() == Step.NONE, "Product has no unit reserved for this trade.")
                    .butNot(given.isUnclear(), UNCLEAR)
                    .butNotNow(given.money() == null, "Payment cannot be asked now whether the money is in escrow.")
                    .butNotNow(given.unit() == null, "Product cannot be asked now whether the unit is reserved.")
                    .orSafe("The seller gets the money, and the unit is sold.");
        }

        @Override
        void carryOut(Wtb wtb, String why, TradeTerms terms, Instant now) {
            wtb.decideInPlace(Outcome.FINISHED, why, terms, now);
        }
    };

    private static final String UNCLEAR = "What payment or product says of it is none of the words of its contract.";

    /**
     * Whether it is safe for a trade as it is now.
     *
     * @param deadline until when the trade may stay as it is, if nobody decides
     */
    abstract Judgement judge(Wtb wtb, Circumstances given, Instant deadline, Instant now);

    /** What was judged safe just now. */
    abstract void carryOut(Wtb wtb, String why, TradeTerms terms, Instant now);

    Judgement judge(Wtb wtb, Circumstances given, TradeTerms terms, Instant now) {
        return judge(wtb, given, wtb.deadline(terms), now);
    }

    /**
     * Judges, and carries out what is safe.
     *
     * @throws ProblemException when it is not, or when it cannot be known now
     */
    Judgement on(Wtb wtb, Circumstances given, String why, TradeTerms terms, Instant now) {
        Judgement judgement = judge(wtb, given, terms, now);
        if (judgement.kind() == Kind.UNSAFE) {
            throw wtb.conflict(judgement.why());
        }
        if (judgement.kind() == Kind.UNKNOWN) {
            throw new ProblemException(ProblemType.SERVICE_UNAVAILABLE, judgement.why());
        }
        if (judgement.kind() == Kind.SAFE) {
            carryOut(wtb, why, terms, now);
        }
        return judgement;
    }

    private static Judgement over(Wtb wtb) {
        return Judgement.unsafe("It is over: %s.".formatted(wtb.state().label()));
    }

    private static Judgement undecided(Wtb wtb, Circumstances given, WtbState... allowed) {
        if (wtb.state().isFinal()) {
            return over(wtb);
        }
        if (wtb.state() == WtbState.REQUESTING) {
            return Judgement.unsafe(
                    wtb.outcome().isPresent()
                            ? "The request has failed and is being undone; a retry makes the next try now."
                            : "It is still being requested: nothing is certain yet.");
        }
        if (wtb.outcome().isPresent()) {
            return Judgement.unsafe("It is decided already: %s. A retry makes the next try now."
                    .formatted(wtb.state().label()));
        }
        for (WtbState state : allowed) {
            if (wtb.state() == state) {
                return Judgement.safe("")
                        .butNot(
                                wtb.isVisibleTo(given.operator()),
                                "You are a party of this trade: another operator has to decide.");
            }
        }
        return Judgement.unsafe(
                "It is %s; this needs %s.".formatted(wtb.state().label(), allowed[allowed.length - 1].label()));
    }
}
