package market.carrot.payment.ledger;

import java.util.Currency;
import java.util.Objects;

/** A user has one wallet per currency (ISO 4217). */
public record WalletId(String owner, String currency) {

    /** @throws IllegalArgumentException when there is no such currency */
    public WalletId {
        Objects.requireNonNull(owner);
        Currency.getInstance(currency);
    }
}
