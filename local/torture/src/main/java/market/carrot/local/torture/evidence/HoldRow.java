package market.carrot.local.torture.evidence;

/** A trade's money in escrow, as payment knows it. Without a buyer it is a tombstone: the refund came first. */
public record HoldRow(
        long wtbId, long paymentId, String buyerId, String sellerId, Long amount, String currency, String state) {
    static final String QUERY = "select wtb_id, payment_id, buyer_id, seller_id, amount, currency, state from hold";

    public boolean isTombstone() {
        return buyerId == null;
    }

    public boolean isPaidOut() {
        return state.equals("PaidOut");
    }

    public boolean isRefunded() {
        return state.equals("Refunded");
    }
}
