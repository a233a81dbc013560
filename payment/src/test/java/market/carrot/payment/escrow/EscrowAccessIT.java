package market.carrot.payment.escrow;

import market.carrot.payment.support.PaymentIT;
import market.carrot.payment.support.Tokens;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may not move escrow, and with what not. */
class EscrowAccessIT extends PaymentIT {
    private final long trade = newTrade();

    @ParameterizedTest
    @ValueSource(strings = {"", "/refund", "/payout"})
    void onlyTheOrchestratorMovesEscrow(String verb) {
        String path = "/payments/holds/" + trade + verb;

        assertRefused(payment.send("PUT", path, Tokens.ofUser("buyer"), "{}"), 403, "forbidden");
        assertRefused(payment.send("PUT", path, Tokens.ofOperator(), "{}"), 403, "forbidden");
        assertRefused(payment.send("PUT", path, Tokens.ofService("lra-coordinator"), "{}"), 403, "forbidden");
        assertRefused(payment.send("PUT", path, null, "{}"), 401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{not json",
                """
                {"buyerId":"b","sellerId":"s","amount":0,"currency":"KRW"}""",
                """
                {"buyerId":"b","sellerId":"s","amount":-5,"currency":"KRW"}""",
                """
                {"buyerId":"b","sellerId":"s","amount":1.5,"currency":"KRW"}""",
                """
                {"buyerId":"b","sellerId":"s","amount":5,"currency":"krw"}""",
                """
                {"buyerId":"b","sellerId":"s","amount":5,"currency":"QQQ"}""",
                """
                {"buyerId":"","sellerId":"s","amount":5,"currency":"KRW"}""",
                """
                {"buyerId":"b","sellerId":"s","amount":5,"currency":"KRW","extra":1}"""
            })
    void aMalformedHoldIsRefused(String body) {
        assertRefused(
                payment.send("PUT", "/payments/holds/" + trade, Tokens.ofOrchestrator(), body), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0", "-1", "99999999999999999999"})
    void aMalformedIdIsRefused(String id) {
        assertRefused(
                payment.send("PUT", "/payments/holds/" + id + "/refund", Tokens.ofOrchestrator(), null),
                400,
                "invalid-request");
        assertRefused(payment.get("/payments/" + id, Tokens.ofUser("buyer")), 400, "invalid-request");
    }
}
