package market.carrot.payment.escrow;

/**
 * What the orchestrator learns of a hold.
 *
 * @param amount in the currency's minor unit; it and the currency are null for a tombstone
 */
record HoldAnswer(long paymentId, long wtbId, String state, Long amount, String currency) {

    static HoldAnswer of(Hold hold) {
        return new HoldAnswer(
                hold.paymentId(),
                hold.wtbId(),
                hold.state().label(),
                hold.terms().map(terms -> terms.price().amount()).orElse(null),
                hold.terms().map(terms -> terms.price().currency()).orElse(null));
    }
}
