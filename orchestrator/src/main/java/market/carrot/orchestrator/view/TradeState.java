package market.carrot.orchestrator.view;

/** The states of a trade that events report, named as in the contract. */
enum TradeState {
    /** Paid into escrow; the seller decides. */
    Requested,
    /** The seller accepted; the buyer finishes. */
    Accepted,
    /** The seller refused; the buyer has the money back. */
    Rejected,
    /** The buyer withdrew the request and has the money back. */
    Cancelled,
    /** Nobody decided in time; the buyer has the money back. */
    Expired,
    /** The seller is paid. */
    Finished,
    /** Never paid; nothing is charged. */
    PayFailed;

    /** Nothing comes after it. */
    boolean isFinal() {
        return this != Requested && this != Accepted;
    }
}
