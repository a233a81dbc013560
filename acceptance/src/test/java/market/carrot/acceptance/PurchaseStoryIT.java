package market.carrot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import market.carrot.acceptance.market.Answer;
import market.carrot.acceptance.market.Json;
import market.carrot.acceptance.market.Product;
import market.carrot.acceptance.market.Trade;
import market.carrot.acceptance.market.Transfer;
import org.junit.jupiter.api.Test;

/** R2: a buyer requests a product and pays. N1: the money is in escrow when the call returns. */
class PurchaseStoryIT extends Story {

    @Test
    void r2_n1_theMoneyIsInEscrowWhenTheRequestIsAnswered() {
        Product bike = seller.lists("Road bike", PRICE);
        long before = buyer.balance();

        Trade trade = buyer.requests(bike);

        assertThat(buyer.balance()).isEqualTo(before - PRICE);
        assertThat(seller.balance()).isZero();
        assertThat(trade.payLog()).containsExactly(Transfer.hold(trade));
        bike.now().has("/state", "Reserved").has("/available", 0);
    }

    @Test
    void r2_theAnswerTellsAllAboutTheTrade() {
        Product bike = seller.lists("Road bike", PRICE);

        Answer answer = buyer.asksFor(bike)
                .is(201)
                .has("/productId", bike.productId())
                .has("/productTitle", bike.title())
                .has("/buyerId", buyer.name())
                .has("/sellerId", seller.name())
                .has("/price", PRICE)
                .has("/currency", "KRW")
                .has("/state", "Requested");

        long wtbId = answer.number("/wtbId");
        assertThat(answer.header("Location")).hasValue("/wtbs/" + wtbId);
        assertThat(Instant.parse(answer.text("/decideBy"))).isAfter(Instant.parse(answer.text("/requestedAt")));
        buyer.get("/payments/" + answer.number("/paymentId"))
                .is(200)
                .has("/wtbId", wtbId)
                .has("/amount", PRICE)
                .has("/buyerId", buyer.name())
                .has("/sellerId", seller.name())
                .has("/state", "Held");
        buyer.get("/payments?wtbId=" + wtbId).is(200).has("/items/0/paymentId", answer.number("/paymentId"));
    }

    /** The body of the owner's load test, numbers in quotes. */
    @Test
    void r2_numbersMayBeQuoted() {
        Product bike = seller.lists("Road bike", PRICE);
        String productId = String.valueOf(bike.productId());

        buyer.post("/wtbs", Json.object("productId", productId, "price", "3000"))
                .is(201)
                .has("/price", 3_000);
    }
}
