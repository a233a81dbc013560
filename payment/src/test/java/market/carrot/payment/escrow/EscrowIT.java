package market.carrot.payment.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import market.carrot.payment.support.Answer;
import market.carrot.payment.support.PaymentIT;
import market.carrot.payment.support.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EscrowIT extends PaymentIT {
    private final long trade = newTrade();
    private final String seller = newUser("seller");

    @Test
    void holdsThePriceInEscrow() {
        String buyer = buyerWith(5000);

        Answer held = payment.hold(trade, buyer, seller, 3000);

        assertThat(held.status()).isEqualTo(200);
        assertThat(held.contentType()).startsWith("application/json");
        assertThat(held.text("state")).isEqualTo("Held");
        assertThat(held.number("wtbId")).isEqualTo(trade);
        assertThat(held.number("paymentId")).isPositive();
        assertThat(held.number("amount")).isEqualTo(3000);
        assertThat(held.text("currency")).isEqualTo("KRW");
        assertThat(payment.balance(buyer)).isEqualTo(2000);
    }

    @Test
    void holdsOnceHoweverOftenItIsAsked() {
        String buyer = buyerWith(9000);

        Answer first = payment.hold(trade, buyer, seller, 3000);
        Answer again = payment.hold(trade, buyer, seller, 3000);

        assertThat(again).isEqualTo(first);
        assertThat(payment.balance(buyer)).isEqualTo(6000);
    }

    @Test
    void aBuyerWithoutTheMoneyIsToldAndNothingIsKept() {
        String buyer = buyerWith(2999);

        refused(payment.hold(trade, buyer, seller, 3000), 402, "insufficient-funds");

        assertThat(payment.balance(buyer)).isEqualTo(2999);
        payment.deposit(buyer, 1);
        assertThat(payment.hold(trade, buyer, seller, 3000).status()).isEqualTo(200);
    }

    @Test
    void aBuyerWhoNeverHadAWalletHasNoMoney() {
        refused(payment.hold(trade, newUser("buyer"), seller, 1), 402, "insufficient-funds");
    }

    @Test
    void aTradeIsNotHeldOnOtherTerms() {
        String buyer = buyerWith(9000);
        payment.hold(trade, buyer, seller, 3000);

        refused(payment.hold(trade, buyer, seller, 3001), 409, "trade-data-mismatch");
        refused(payment.hold(trade, buyer, "other", 3000), 409, "trade-data-mismatch");
        refused(payment.hold(trade, buyerWith(9000), seller, 3000), 409, "trade-data-mismatch");
        assertThat(payment.balance(buyer)).isEqualTo(6000);
    }

    @Test
    void refundsTheBuyerOnce() {
        String buyer = buyerWith(3000);
        payment.hold(trade, buyer, seller, 3000);

        Answer refunded = payment.refund(trade);
        Answer again = payment.refund(trade);

        assertThat(refunded.status()).isEqualTo(200);
        assertThat(refunded.text("state")).isEqualTo("Refunded");
        assertThat(again).isEqualTo(refunded);
        assertThat(payment.balance(buyer)).isEqualTo(3000);
        refused(payment.payOut(trade), 409, "hold-refunded");
        refused(payment.hold(trade, buyer, seller, 3000), 409, "hold-refunded");
        assertThat(payment.balance(seller)).isZero();
    }

    @Test
    void paysTheSellerOnce() {
        String buyer = buyerWith(3000);
        payment.hold(trade, buyer, seller, 3000);

        Answer paid = payment.payOut(trade);
        Answer again = payment.payOut(trade);

        assertThat(paid.status()).isEqualTo(200);
        assertThat(paid.text("state")).isEqualTo("PaidOut");
        assertThat(again).isEqualTo(paid);
        assertThat(payment.balance(seller)).isEqualTo(3000);
        refused(payment.refund(trade), 409, "hold-paid-out");
        refused(payment.hold(trade, buyer, seller, 3000), 409, "hold-paid-out");
        assertThat(payment.balance(buyer)).isZero();
    }

    @Test
    void aRefundThatComesFirstKeepsTheHoldOut() {
        String buyer = buyerWith(3000);

        Answer tombstone = payment.refund(trade);

        assertThat(tombstone.status()).isEqualTo(200);
        assertThat(tombstone.text("state")).isEqualTo("Refunded");
        refused(payment.hold(trade, buyer, seller, 3000), 409, "hold-refunded");
        refused(payment.payOut(trade), 409, "hold-refunded");
        assertThat(payment.refund(trade)).isEqualTo(tombstone);
        assertThat(payment.balance(buyer)).isEqualTo(3000);
    }

    @Test
    void nothingIsPaidOutThatWasNeverHeld() {
        refused(payment.payOut(trade), 404, "not-found");
    }

    @Test
    void buyerAndSellerSeeThePayment() {
        String buyer = buyerWith(3000);
        long paymentId = payment.hold(trade, buyer, seller, 3000).number("paymentId");
        payment.payOut(trade);

        for (String party : new String[] {buyer, seller}) {
            Answer byId = payment.get("/payments/" + paymentId, TestTokens.user(party));
            Answer byTrade = payment.get("/payments?wtbId=" + trade, TestTokens.user(party));

            assertThat(byId.status()).isEqualTo(200);
            assertThat(byId.text("buyerId")).isEqualTo(buyer);
            assertThat(byId.text("sellerId")).isEqualTo(seller);
            assertThat(byId.text("state")).isEqualTo("PaidOut");
            assertThat(byId.text("heldAt")).endsWith("Z");
            assertThat(byId.text("settledAt")).endsWith("Z");
            assertThat(byTrade.body().path("items")).containsExactly(byId.body());
            assertThat(byTrade.body().path("next").isNull()).isTrue();
        }
    }

    @Test
    void othersDoNotSeeThePayment() {
        String buyer = buyerWith(3000);
        long paymentId = payment.hold(trade, buyer, seller, 3000).number("paymentId");
        String stranger = TestTokens.user(newUser("stranger"));

        refused(payment.get("/payments/" + paymentId, stranger), 404, "not-found");
        assertThat(payment.get("/payments?wtbId=" + trade, stranger).body().path("items"))
                .isEmpty();
    }

    @Test
    void aTombstoneIsNobodysPayment() {
        long paymentId = payment.refund(trade).number("paymentId");

        refused(payment.get("/payments/" + paymentId, TestTokens.user("anyone")), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/refund", "/payout"})
    void onlyServicesMoveEscrow(String verb) {
        String path = "/payments/holds/" + trade + verb;

        refused(payment.send("PUT", path, TestTokens.user("buyer"), "{}"), 403, "forbidden");
        refused(payment.send("PUT", path, TestTokens.operator(), "{}"), 403, "forbidden");
        refused(payment.send("PUT", path, null, "{}"), 401, "unauthenticated");
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
        refused(payment.send("PUT", "/payments/holds/" + trade, TestTokens.service(), body), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0", "-1", "99999999999999999999"})
    void aMalformedIdIsRefused(String id) {
        refused(
                payment.send("PUT", "/payments/holds/" + id + "/refund", TestTokens.service(), null),
                400,
                "invalid-request");
        refused(payment.get("/payments/" + id, TestTokens.user("buyer")), 400, "invalid-request");
    }

    private static void refused(Answer answer, int status, String problem) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }
}
