package market.carrot.payment.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import market.carrot.payment.support.Answer;
import market.carrot.payment.support.PaymentIT;
import market.carrot.payment.support.Tokens;
import market.carrot.platform.paging.Cursor;
import org.junit.jupiter.api.Test;

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

        assertRefused(payment.hold(trade, buyer, seller, 3000), 402, "insufficient-funds");

        assertThat(payment.balance(buyer)).isEqualTo(2999);
        payment.deposit(buyer, 1);
        assertThat(payment.hold(trade, buyer, seller, 3000).status()).isEqualTo(200);
    }

    @Test
    void aBuyerWhoNeverHadAWalletHasNoMoney() {
        assertRefused(payment.hold(trade, newUser("buyer"), seller, 1), 402, "insufficient-funds");
    }

    @Test
    void aTradeIsNotHeldOnOtherTerms() {
        String buyer = buyerWith(9000);
        payment.hold(trade, buyer, seller, 3000);

        assertRefused(payment.hold(trade, buyer, seller, 3001), 409, "trade-data-mismatch");
        assertRefused(payment.hold(trade, buyer, "other", 3000), 409, "trade-data-mismatch");
        assertRefused(payment.hold(trade, buyerWith(9000), seller, 3000), 409, "trade-data-mismatch");
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
        assertRefused(payment.payOut(trade), 409, "hold-refunded");
        assertRefused(payment.hold(trade, buyer, seller, 3000), 409, "hold-refunded");
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
        assertRefused(payment.refund(trade), 409, "hold-paid-out");
        assertRefused(payment.hold(trade, buyer, seller, 3000), 409, "hold-paid-out");
        assertThat(payment.balance(buyer)).isZero();
    }

    @Test
    void aRefundThatComesFirstKeepsTheHoldOut() {
        String buyer = buyerWith(3000);

        Answer tombstone = payment.refund(trade);

        assertThat(tombstone.status()).isEqualTo(200);
        assertThat(tombstone.text("state")).isEqualTo("Refunded");
        assertRefused(payment.hold(trade, buyer, seller, 3000), 409, "hold-refunded");
        assertRefused(payment.payOut(trade), 409, "hold-refunded");
        assertThat(payment.refund(trade)).isEqualTo(tombstone);
        assertThat(payment.balance(buyer)).isEqualTo(3000);
    }

    @Test
    void nothingIsPaidOutThatWasNeverHeld() {
        assertRefused(payment.payOut(trade), 404, "not-found");
    }

    @Test
    void buyerAndSellerSeeThePayment() {
        String buyer = buyerWith(3000);
        long paymentId = payment.hold(trade, buyer, seller, 3000).number("paymentId");
        payment.payOut(trade);

        for (String party : new String[] {buyer, seller}) {
            Answer byId = payment.get("/payments/" + paymentId, Tokens.ofUser(party));
            Answer byTrade = payment.get("/payments?wtbId=" + trade, Tokens.ofUser(party));

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
        String stranger = Tokens.ofUser(newUser("stranger"));

        assertRefused(payment.get("/payments/" + paymentId, stranger), 404, "not-found");
        assertThat(payment.get("/payments?wtbId=" + trade, stranger).body().path("items"))
                .isEmpty();
    }

    @Test
    void aTombstoneIsNobodysPayment() {
        long paymentId = payment.refund(trade).number("paymentId");

        assertRefused(payment.get("/payments/" + paymentId, Tokens.ofUser("anyone")), 404, "not-found");
    }

    /** Reconciliation asks by trade, and walks through what is still in escrow. */
    @Test
    void holdsAreFoundByTradeAndListedWhileTheyAreOpen() {
        long later = newTrade();
        long paidOut = newTrade();
        long tombstone = newTrade();
        long unknown = newTrade();
        String buyer = buyerWith(9000);
        payment.hold(trade, buyer, seller, 3000);
        payment.hold(later, buyer, seller, 3000);
        payment.hold(paidOut, buyer, seller, 3000);
        payment.payOut(paidOut);
        payment.refund(tombstone);
        String service = Tokens.ofOrchestrator();

        Answer found = payment.get("/holds?wtbIds=%d,%d,%d,%d".formatted(trade, paidOut, tombstone, unknown), service);
        assertThat(found.body().path("items"))
                .extracting(item ->
                        item.path("wtbId").asLong() + " " + item.path("state").asText())
                .containsExactlyInAnyOrder(trade + " Held", paidOut + " PaidOut", tombstone + " Refunded");

        Answer first = payment.get("/holds/open?limit=1&after=" + new Cursor("holds").after(trade - 1), service);
        assertThat(first.body().at("/items/0/wtbId").asLong()).isEqualTo(trade);
        Answer second = payment.get("/holds/open?limit=1&after=" + first.text("next"), service);
        assertThat(second.body().at("/items/0/wtbId").asLong()).isEqualTo(later);

        assertRefused(payment.get("/holds/open", Tokens.ofUser(buyer)), 403, "forbidden");
        assertRefused(payment.get("/holds?wtbIds=1,x", service), 400, "invalid-request");
    }
}
