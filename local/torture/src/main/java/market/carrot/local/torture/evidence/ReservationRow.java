package market.carrot.local.torture.evidence;

/** A unit kept for a trade, as product knows it. Without a buyer it is a tombstone: the release came first. */
public record ReservationRow(long wtbId, long productId, String buyerId, Long price, String state) {
    static final String QUERY = "select wtb_id, product_id, buyer_id, price, state from reservation";

    public boolean isSold() {
        return state.equals("Sold");
    }
}
