package market.carrot.product.catalogue;

/** What a buyer can expect of a product; it follows from the stock, except for {@link #Withdrawn}. Named as in the contract. */
public enum ProductState {
    /** At least one unit can be reserved. */
    OnSale,
    /** Every unit that is not sold is reserved; one may come back. */
    Reserved,
    /** Every unit is sold. */
    Sold,
    /** The seller took it off the market for good; trades that had begun go on. */
    Withdrawn
}
