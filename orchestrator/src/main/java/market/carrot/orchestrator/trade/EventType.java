package market.carrot.orchestrator.trade;

import com.fasterxml.jackson.annotation.JsonValue;

/** The events of a trade, under the names that consumers know. */
public enum EventType {
    /** A purchase was requested and paid into escrow. */
    WTB_ADDED("WtbAdded"),
    /** The seller accepted. */
    WTB_ACCEPTED("WtbAccepted"),
    /** The seller rejected; the buyer is refunded. */
    WTB_REJECTED("WtbRejected"),
    /** The buyer cancelled; the buyer is refunded. */
    WTB_CANCELLED("WtbCancelled"),
    /** Nobody decided in time; the buyer is refunded. */
    WTB_EXPIRED("WtbExpired"),
    /** The payment could not be taken; nothing is charged. */
    WTB_PAY_FAILED("WtbPayFailed"),
    /** The trade is finished; the seller is paid. */
    DEAL_FINISHED("DealFinished");

    private final String label;

    EventType(String label) {
        this.label = label;
    }

    @JsonValue
    public String label() {
        return label;
    }
}
