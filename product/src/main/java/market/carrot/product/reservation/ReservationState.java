package market.carrot.product.reservation;

/** Where the unit of one trade is. Named as in the contract. */
public enum ReservationState {
    /** Set aside for the buyer. */
    Reserved,
    /** Back in stock, or never taken from it; it cannot be reserved for this trade any more. */
    Released,
    /** The buyer's. */
    Sold
}
