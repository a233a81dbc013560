package market.carrot.platform.money;

import java.util.Currency;

/**
 * An amount of money.
 *
 * @param amount in the currency's minor unit (won, cent); never negative
 * @param currency ISO 4217 code
 */
public record Money(long amount, String currency) {
    /** The currency of a request that names none. */
    public static final String DEFAULT_CURRENCY = "KRW";

    /** @throws IllegalArgumentException when the amount is negative or the currency unknown */
    public Money {
        if (amount < 0) {
            throw new IllegalArgumentException("An amount of money is not negative: " + amount);
        }
        try {
            Currency.getInstance(currency);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'%s' is no ISO 4217 currency code.".formatted(currency), e);
        }
    }

    public static Money of(long amount, String currencyOrNull) {
        return new Money(amount, currencyOrNull == null ? DEFAULT_CURRENCY : currencyOrNull);
    }

    @Override
    public String toString() {
        return amount + " " + currency;
    }
}
