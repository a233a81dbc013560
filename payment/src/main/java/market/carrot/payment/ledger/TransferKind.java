package market.carrot.payment.ledger;

/** Why money moves. */
public enum TransferKind {
    /** Money that the payment provider confirmed enters a wallet. */
    DEPOSIT,
    /** A buyer pays into escrow. */
    HOLD,
    /** Escrow goes back to the buyer. */
    REFUND,
    /** Escrow goes to the seller. */
    PAYOUT,
    /** Money leaves a wallet for the outside; reversed when the provider refuses to pay it out. */
    WITHDRAWAL,
    /** The market's share; it has a place in the ledger, and none is charged today. */
    FEE
}
