package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import market.carrot.orchestrator.Tokens;
import org.junit.jupiter.api.Test;

/** The circuit breakers before product and payment, in an operator's hands. */
class BreakersIT extends TradeStory {
    private static final String ORDER = "{\"reason\":\"payment is being moved\"}";

    @Test
    void aBreakerIsOpenedAndClosedByHand() {
        assertThat(operator.orders("/breakers/payment/open", ORDER)
                        .body()
                        .at("/items/0/state")
                        .asText())
                .isEqualTo("forced-open");
        buyer.requests(bike()).isUnavailable("payment-unavailable");
        operator.orders("/breakers/payment/close", ORDER);
        requested();

        JsonNode breakers = operator.asks("/breakers").body();
        assertThat(breakers.path("process").asText()).isNotEmpty();
        assertThat(breakers.path("items").findValuesAsText("state")).containsExactly("closed", "closed");
        assertThat(operator.asks("/audit?limit=2").body().path("items").findValuesAsText("action"))
                .containsExactly("close-breaker", "open-breaker");
        operator.orders("/breakers/coordinator/open", ORDER).isRefused(400, "invalid-request");
        operator.orders("/breakers/payment/open", "{\"reason\":\" \"}").isRefused(400, "invalid-request");
        operator.orders("/breakers/payment/open", ORDER, Tokens.ofUser(buyer.name()))
                .isRefused(403, "forbidden");
    }
}
