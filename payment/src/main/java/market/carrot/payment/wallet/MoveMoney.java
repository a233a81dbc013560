package market.carrot.payment.wallet;

import market.carrot.platform.money.Money;

/** The body of {@code deposit} and {@code withdraw}. Amount in the currency's minor unit; the currency may be null. */
record MoveMoney(long amount, String currency) {

    /** @throws IllegalArgumentException when there is no such currency */
    MoveMoney {
        Money.of(amount, currency);
    }

    Money money() {
        return Money.of(amount, currency);
    }
}
