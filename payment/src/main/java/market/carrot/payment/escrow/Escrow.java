package market.carrot.payment.escrow;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import market.carrot.payment.ledger.Ledger;
import market.carrot.payment.ledger.Transfer;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes buyers' money into escrow and out again. Each verb is one transaction: the hold's row first, then one wallet. */
@Service
class Escrow {
    private final Holds holds;
    private final Ledger ledger;
    private final Clock clock;

    Escrow(Holds holds, Ledger ledger, Clock clock) {
        this.holds = holds;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * @throws ProblemException INSUFFICIENT_FUNDS (nothing is left behind: the hold's row goes with the transaction),
     *     or what {@link Hold#holdAgain} says of a known trade
     */
    @Transactional
    public Hold hold(long wtbId, HoldTerms terms) {
        Instant now = clock.instant();
        Optional<Hold> taken = holds.insert(wtbId, terms, now);
        if (taken.isPresent()) {
            ledger.book(taken.get().taking(), now);
            return taken.get();
        }
        Hold known = known(wtbId);
        known.holdAgain(terms);
        return known;
    }

    /** Also before the hold, or while it is being taken: then the hold that comes late is refused. */
    @Transactional
    public Hold refund(long wtbId) {
        Instant now = clock.instant();
        // the tombstone first: it waits for a hold in flight, where an update would not see that hold and refund
        // nothing
        Optional<Hold> tombstone = holds.insertTombstone(wtbId, now);
        if (tombstone.isPresent()) {
            return tombstone.get();
        }
        Hold known = known(wtbId);
        known.refund().ifPresent(transfer -> settle(known, transfer, now));
        return known;
    }

    /** @throws ProblemException NOT_FOUND when no money was ever held for this trade, HOLD_REFUNDED when it is back */
    @Transactional
    public Hold payOut(long wtbId) {
        Hold known = known(wtbId);
        known.payOut().ifPresent(transfer -> settle(known, transfer, clock.instant()));
        return known;
    }

    private void settle(Hold hold, Transfer transfer, Instant now) {
        holds.settle(hold, now);
        ledger.book(transfer, now);
    }

    private Hold known(long wtbId) {
        return holds.lock(wtbId)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "No money is held for this trade.")
                        .with("wtbId", wtbId));
    }
}
