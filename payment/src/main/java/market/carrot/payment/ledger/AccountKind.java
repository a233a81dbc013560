package market.carrot.payment.ledger;

/** Where money can be. */
public enum AccountKind {
    /** What a user owns and may spend; a row per user and currency. */
    WALLET,
    /** Buyers' money between payment and outcome; the sum of the open holds. */
    ESCROW,
    /** The world outside the market, behind the payment provider. */
    EXTERNAL,
    /** What the market itself has earned. */
    FEES
}
