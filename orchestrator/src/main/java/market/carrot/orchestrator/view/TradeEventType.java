package market.carrot.orchestrator.view;

/** What can have happened to a trade, named as in the events. */
enum TradeEventType {
    /** The buyer requested the product and paid into escrow. */
    WtbAdded,
    /** The seller accepted. */
    WtbAccepted,
    /** The seller refused. */
    WtbRejected,
    /** The trade came to its good end. */
    DealFinished,
    /** The buyer withdrew the request. */
    WtbCancelled,
    /** Nobody decided in time. */
    WtbExpired,
    /** The request could not be paid. */
    WtbPayFailed
}
