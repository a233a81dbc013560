package market.carrot.orchestrator.trade;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import market.carrot.platform.money.Money;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;

/**
 * What a buyer asks for.
 *
 * @param price the price the buyer saw, in the currency's minor unit; another price is refused
 * @param currency ISO 4217; KRW when absent
 */
public record PurchaseRequest(long productId, long price, String currency) {

    /** @throws ProblemException INVALID_REQUEST when the currency does not exist */
    Money offer() {
        try {
            return Money.of(price, currency);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "'%s' is no ISO 4217 currency code.".formatted(currency));
        }
    }

    /** Equal for equal requests, however they were written. */
    String fingerprint() {
        try {
            byte[] text = (productId + "|" + offer()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
