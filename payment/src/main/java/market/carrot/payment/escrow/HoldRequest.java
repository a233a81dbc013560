package market.carrot.payment.escrow;

import market.carrot.platform.money.Money;

/** The body of {@code hold-payment}. Amount in the currency's minor unit. */
record HoldRequest(String buyerId, String sellerId, long amount, String currency) {

    /** @throws IllegalArgumentException when there is no such currency */
    HoldRequest {
        Money.of(amount, currency);
    }

    HoldTerms terms() {
        return new HoldTerms(buyerId, sellerId, Money.of(amount, currency));
    }
}
