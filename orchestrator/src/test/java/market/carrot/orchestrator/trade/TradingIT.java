package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import market.carrot.platform.trace.TracedCalls;
import market.carrot.platform.trace.TracedRoutes;
import org.junit.jupiter.api.Test;

/** What buyer and seller do when everything works. */
class TradingIT extends TradeStory {

    @Test
    void aRequestIsReservedAndPaidWhenItIsAnswered() {
        FakeProduct.Item bike = bike();

        Answer answer = buyer.requests(bike);

        long wtbId = answer.is(201, "Requested").wtbId();
        assertThat(answer.location()).hasValue("/wtbs/" + wtbId);
        JsonNode trade = answer.body();
        assertThat(trade.path("productId").asLong()).isEqualTo(bike.productId());
        assertThat(trade.path("productTitle").asText()).isEqualTo("Bike");
        assertThat(trade.path("buyerId").asText()).isEqualTo(buyer.name());
        assertThat(trade.path("sellerId").asText()).isEqualTo(seller.name());
        assertThat(trade.path("price").asLong()).isEqualTo(3000);
        assertThat(trade.path("currency").asText()).isEqualTo("KRW");
        assertThat(trade.path("paymentId").asLong()).isEqualTo(FakePayment.paymentId(wtbId));
        assertThat(trade.path("decideBy").asText())
                .isGreaterThan(trade.path("requestedAt").asText());
        assertThat(calls(wtbId)).containsExactly("reserve", "hold");
        moneyMoved(wtbId, "hold");
        assertThat(COORDINATOR.openSagas(wtbId)).containsExactly("Active");
    }

    /** As shipped, nobody takes traces: nothing that makes them is there. */
    @Test
    void nothingThatMakesTracesIsInTheWay() {
        assertThat(camel.getRegistry().findByType(TracedRoutes.class)).isEmpty();
        assertThat(camel.getRegistry().findByType(TracedCalls.class)).isEmpty();
        assertThat(camel.getRegistry().lookupByName("tracedRequests")).isNull();
    }

    /** And nobody is told of one. */
    @Test
    void nobodyIsToldOfATrace() {
        long wtbId = requested();

        assertThat(MARKET.call(wtbId, "reserve").headers()).doesNotContainKey("Traceparent");
        assertThat(MARKET.call(wtbId, "hold").headers()).doesNotContainKey("Traceparent");
        assertThat(database.queryForMap("select traceparent from wtb where id = ?", wtbId))
                .containsEntry("traceparent", null);
    }

    /** The owner's load test sends its numbers quoted. */
    @Test
    void quotedNumbersAreNumbers() {
        FakeProduct.Item bike = bike();

        buyer.requests("{\"productId\":\"%d\",\"price\":\"3000\"}".formatted(bike.productId()), null)
                .is(201, "Requested");
    }

    @Test
    void anAcceptedTradeThatTheBuyerFinishesIsPaidOut() {
        long wtbId = accepted();

        ends(buyer.finishes(wtbId), "Finished");

        assertThat(calls(wtbId)).containsExactly("reserve", "hold", "payout", "sale");
        moneyMoved(wtbId, "hold", "payout");
        assertThat(product.reservation(wtbId)).isEqualTo("Sold");
        noSagaIsLeft(wtbId);
    }

    @Test
    void aRejectedRequestIsRefunded() {
        long wtbId = requested();

        ends(seller.rejects(wtbId, "It is sold already"), "Rejected");

        assertThat(buyer.looksAt(wtbId).body().path("reason").asText()).isEqualTo("It is sold already");
        assertThat(calls(wtbId)).containsExactly("reserve", "hold", "refund", "release");
        moneyMoved(wtbId, "hold", "refund");
        noSagaIsLeft(wtbId);
    }

    @Test
    void aRejectionNeedsNoReason() {
        long wtbId = requested();

        Answer answer = seller.rejects(wtbId);

        ends(answer, "Rejected");
        assertThat(answer.body().has("reason")).isFalse();
    }

    @Test
    void aRequestThatTheBuyerCancelsIsRefunded() {
        long wtbId = requested();

        ends(buyer.cancels(wtbId), "Cancelled");

        moneyMoved(wtbId, "hold", "refund");
        assertThat(product.reservation(wtbId)).isEqualTo("Released");
        noSagaIsLeft(wtbId);
    }

    /** Only a callback that takes longer than 2 s (a cold or very busy machine) makes it 202. */
    @Test
    void anEndingThatMeetsNoTroubleIsOverWhenItIsAnswered() {
        eventually().untilAsserted(() -> buyer.cancels(requested()).is(200, "Cancelled"));
        eventually().untilAsserted(() -> seller.rejects(requested()).is(200, "Rejected"));
        eventually().untilAsserted(() -> buyer.finishes(accepted()).is(200, "Finished"));
    }
}
