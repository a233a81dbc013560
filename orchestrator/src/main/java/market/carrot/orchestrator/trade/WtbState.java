package market.carrot.orchestrator.trade;

import com.fasterxml.jackson.annotation.JsonValue;

/** The states of a trade, as clients and events name them. */
public enum WtbState {
    /** The request is being made: nothing is certain yet. */
    REQUESTING("Requesting", false),
    /** Reserved and paid into escrow; the seller decides. */
    REQUESTED("Requested", false),
    /** The seller accepted; the buyer finishes. */
    ACCEPTED("Accepted", false),
    /** The seller rejected; the refund is on its way. */
    REJECTING("Rejecting", false),
    /** The buyer cancelled; the refund is on its way. */
    CANCELLING("Cancelling", false),
    /** Nobody decided in time; the refund is on its way. */
    EXPIRING("Expiring", false),
    /** The buyer finished, or was silent for too long; the payout is on its way. */
    FINISHING("Finishing", false),
    /** Rejected and refunded. */
    REJECTED("Rejected", true),
    /** Cancelled and refunded. */
    CANCELLED("Cancelled", true),
    /** Expired and refunded. */
    EXPIRED("Expired", true),
    /** The seller has the money, the buyer the product. */
    FINISHED("Finished", true),
    /** The payment was declined or could not be taken; nothing is charged or reserved. */
    PAY_FAILED("PayFailed", true);

    private final String label;
    private final boolean isFinal;

    WtbState(String label, boolean isFinal) {
        this.label = label;
        this.isFinal = isFinal;
    }

    @JsonValue
    public String label() {
        return label;
    }

    /** True while a decision is being carried out: the state becomes final by itself. */
    public boolean isPending() {
        return this == REJECTING || this == CANCELLING || this == EXPIRING || this == FINISHING;
    }

    public boolean isFinal() {
        return isFinal;
    }
}
