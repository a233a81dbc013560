package market.carrot.orchestrator.trade;

import java.time.Instant;

/** What an operator may do to a trade, and when that is safe. */
public enum Intervention {
    /** The sweep makes the next try now. */
    RETRY {
        @Override
        Judgement of(Wtb wtb, String hold, Instant deadline, Instant now) {
            if (wtb.state().isFinal()) {
                return over(wtb);
            }
            if (wtb.outcome().isPresent()) {
                return Judgement.safe("What was decided is carried out again at once.");
            }
            return Judgement.safe(
                    now.isBefore(deadline)
                            ? "It changes nothing: the trade may stay as it is until %s.".formatted(deadline)
                            : "Its time is over, and is ended at once as silence means.");
        }
    },
    /** Cancel, and refund the buyer. */
    CANCEL {
        @Override
        Judgement of(Wtb wtb, String hold, Instant deadline, Instant now) {
            return undecided(wtb, WtbState.REQUESTED, WtbState.ACCEPTED)
                    .butNot("PaidOut".equals(hold), "Payment has paid the seller already.")
                    .orSafe("The buyer gets the money back, and the unit is free again.");
        }
    },
    /** Finish, and pay the seller. */
    FINISH {
        @Override
        Judgement of(Wtb wtb, String hold, Instant deadline, Instant now) {
            return undecided(wtb, WtbState.ACCEPTED)
                    .butNot("Refunded".equals(hold), "Payment has refunded the buyer already.")
                    .butNot(NO_HOLD.equals(hold), "Payment has no money of this trade in escrow.")
                    .orSafe("The seller gets the money, and the unit is sold.");
        }
    };

    /** What is said of the hold of a trade that payment does not know. */
    public static final String NO_HOLD = "none";

    /**
     * Whether it is safe for a trade as it is now.
     *
     * @param hold where payment has the trade's money, in the words of its contract; null when it could not be asked: then
     *     the trade's record decides, as it does for the parties' own decisions
     * @param deadline until when the trade may stay as it is, if nobody decides
     */
    abstract Judgement of(Wtb wtb, String hold, Instant deadline, Instant now);

    private static Judgement over(Wtb wtb) {
        return Judgement.unsafe("It is over: %s.".formatted(wtb.state().label()));
    }

    private static Judgement undecided(Wtb wtb, WtbState... allowed) {
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
                return Judgement.safe("");
            }
        }
        return Judgement.unsafe(
                "It is %s; this needs %s.".formatted(wtb.state().label(), allowed[allowed.length - 1].label()));
    }

    /**
     * @param safe false: the button refuses
     * @param why what will happen, or why not
     */
    public record Judgement(boolean safe, String why) {
        static Judgement safe(String why) {
            return new Judgement(true, why);
        }

        static Judgement unsafe(String why) {
            return new Judgement(false, why);
        }

        Judgement butNot(boolean spoilt, String why) {
            return safe && spoilt ? unsafe(why) : this;
        }

        Judgement orSafe(String consequence) {
            return safe ? safe(consequence) : this;
        }
    }
}
