package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import market.carrot.orchestrator.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The circuit breakers before product and payment, in an operator's hands. */
class BreakersIT extends TradeStory {
    /** Each process looks for orders five times a second here, and a breaker stays open for two seconds. */
    private static final Duration SEVERAL_LOOKS = Duration.ofSeconds(1);

    private static final String ORDER = "{\"reason\":\"payment is being moved\"}";

    @AfterEach
    void theyAreClosed() {
        operator.orders("/breakers/payment/close", ORDER);
        operator.orders("/breakers/product/close", ORDER);
    }

    @Test
    void aBreakerIsOpenedAndClosedByHand() {
        JsonNode opened = payment(operator.orders("/breakers/payment/open", ORDER));
        assertThat(opened.at("/processes/0/state").asText()).isEqualTo("forced-open");
        assertThat(opened.path("forcedOpen").asBoolean()).isTrue();
        assertThat(opened.path("orderedBy").asText()).isEqualTo("operator");
        assertThat(opened.path("reason").asText()).isEqualTo("payment is being moved");
        buyer.requests(bike()).isUnavailable("payment-unavailable");
        operator.orders("/breakers/payment/close", ORDER);
        requested();

        JsonNode closed = payment(operator.asks("/breakers"));
        assertThat(closed.path("forcedOpen").asBoolean()).isFalse();
        assertThat(closed.at("/processes/0/process").asText()).isNotEmpty();
        assertThat(closed.at("/processes/0/state").asText()).isEqualTo("closed");
        assertThat(operator.asks("/audit?limit=2").body().path("items").findValuesAsText("action"))
                .containsExactly("close-breaker", "open-breaker");
    }

    @Test
    void onlyOperatorsOrderAndWithAReason() {
        operator.orders("/breakers/coordinator/open", ORDER).isRefused(400, "invalid-request");
        operator.orders("/breakers/payment/open", "{\"reason\":\" \"}").isRefused(400, "invalid-request");
        operator.orders("/breakers/payment/open", ORDER, Tokens.ofUser(buyer.name()))
                .isRefused(403, "forbidden");

        requested();
    }

    @Test
    void anOrderThatChangesNothingSaysSo() {
        operator.orders("/breakers/payment/open", ORDER);
        operator.orders("/breakers/payment/open", ORDER);
        assertThat(lastDetail()).startsWith("no change");

        operator.orders("/breakers/payment/close", ORDER);
        assertThat(lastDetail()).isEqualTo("closed in every process");
        operator.orders("/breakers/payment/close", ORDER);
        assertThat(lastDetail()).startsWith("no change");
    }

    /** The gateway took the order to another process, of which this one sees only the row. */
    @Test
    void anOrderThatAnotherProcessWasGivenIsFollowed() {
        database.update("update breaker_order set forced_open = true, number = number + 1 where breaker = 'payment'");
        eventually().until(() -> state().equals("FORCED_OPEN"));

        database.update("update breaker_order set forced_open = false, number = number + 1 where breaker = 'payment'");
        eventually().until(() -> state().equals("CLOSED"));
        requested();
    }

    /** Fault: the service is ill, and the breaker opens by itself. An order to close it is done once, and not again. */
    @Test
    void aBreakerThatWasClosedByHandStillOpensByItself() {
        operator.orders("/breakers/payment/close", ORDER);
        payment.has(FakeService.answers(500, "{}"), "hold");

        // the order is carried out a moment later, perhaps after the first failures
        eventually().during(SEVERAL_LOOKS).until(() -> {
            buyer.requests(bike()).isUnavailable("payment-unavailable");
            return payment(operator.asks("/breakers"))
                    .at("/processes/0/state")
                    .asText()
                    .equals("open");
        });
    }

    private String state() {
        return breaker("payment").getCircuitBreakerState();
    }

    private String lastDetail() {
        return operator.asks("/audit?limit=1").body().at("/items/0/detail").asText();
    }

    private static JsonNode payment(Answer breakers) {
        return breakers.body().at("/items/0");
    }
}
