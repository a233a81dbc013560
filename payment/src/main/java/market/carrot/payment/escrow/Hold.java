package market.carrot.payment.escrow;

import java.util.Objects;
import java.util.Optional;
import market.carrot.payment.ledger.Transfer;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;

/**
 * A trade's money in escrow: held once, then refunded or paid out once. Every verb may come again, late, or in the wrong
 * order; it answers the same, or says why not.
 */
final class Hold {
    private final long paymentId;
    private final long wtbId;
    private final HoldTerms terms;
    private HoldState state;

    /** @param terms null for a tombstone: a refund that came before its hold */
    Hold(long paymentId, long wtbId, HoldTerms terms, HoldState state) {
        this.paymentId = paymentId;
        this.wtbId = wtbId;
        this.terms = terms;
        this.state = Objects.requireNonNull(state);
        if (terms == null && state != HoldState.REFUNDED) {
            throw new IllegalArgumentException("Only a refunded hold can be without terms: " + wtbId);
        }
    }

    /** What is booked when the money is taken. */
    Transfer taking() {
        return Transfer.hold(wtbId, terms.buyerId(), terms.price());
    }

    /**
     * Asked to hold again: nothing to do if it is the same and still held.
     *
     * @throws ProblemException HOLD_REFUNDED, HOLD_PAID_OUT, or TRADE_DATA_MISMATCH when the terms are others
     */
    void holdAgain(HoldTerms again) {
        if (terms != null && !terms.equals(again)) {
            throw refusal(ProblemType.TRADE_DATA_MISMATCH, "Money is held for this trade on other terms.");
        }
        if (state == HoldState.REFUNDED) {
            throw refusal(ProblemType.HOLD_REFUNDED, "This trade is undone; its money cannot be held any more.");
        }
        if (state == HoldState.PAID_OUT) {
            throw refusal(ProblemType.HOLD_PAID_OUT, "This trade's money was held before, and is paid out.");
        }
    }

    /**
     * @return what to book; nothing when the money is back already
     * @throws ProblemException HOLD_PAID_OUT when the seller has it
     */
    Optional<Transfer> refund() {
        if (state == HoldState.PAID_OUT) {
            throw refusal(ProblemType.HOLD_PAID_OUT, "The seller is paid; there is nothing to refund.");
        }
        if (state == HoldState.REFUNDED) {
            return Optional.empty();
        }
        state = HoldState.REFUNDED;
        return Optional.of(Transfer.refund(wtbId, terms.buyerId(), terms.price()));
    }

    /**
     * @return what to book; nothing when the seller is paid already
     * @throws ProblemException HOLD_REFUNDED when the buyer has the money back
     */
    Optional<Transfer> payOut() {
        if (state == HoldState.REFUNDED) {
            throw refusal(ProblemType.HOLD_REFUNDED, "The buyer was refunded; there is nothing to pay out.");
        }
        if (state == HoldState.PAID_OUT) {
            return Optional.empty();
        }
        state = HoldState.PAID_OUT;
        return Optional.of(Transfer.payout(wtbId, terms.sellerId(), terms.price()));
    }

    private ProblemException refusal(ProblemType type, String detail) {
        return new ProblemException(type, detail).with("wtbId", wtbId);
    }

    long paymentId() {
        return paymentId;
    }

    long wtbId() {
        return wtbId;
    }

    /** Empty for a tombstone. */
    Optional<HoldTerms> terms() {
        return Optional.ofNullable(terms);
    }

    HoldState state() {
        return state;
    }
}
