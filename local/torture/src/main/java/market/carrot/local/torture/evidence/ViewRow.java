package market.carrot.local.torture.evidence;

/** A trade on the query side. */
public record ViewRow(
        long wtbId,
        int version,
        String state,
        long productId,
        String buyerId,
        String sellerId,
        long price,
        String currency,
        Long paymentId,
        String reason) {
    static final String QUERY =
            """
            select wtb_id, version, state, product_id, buyer_id, seller_id, price, currency, payment_id, reason
            from trade""";
}
