package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.junit.jupiter.api.Test;

/** Which way a trade takes through the routes, as Camel itself sees it. */
@CamelSpringBootTest
class RoutesTakenIT extends TradeStory {

    @Test
    void aRejectionIsUndoneAndNeverSettled() {
        long wtbId = requested();
        NotifyBuilder undone = sentTo("direct:undo-trade");
        NotifyBuilder settled = sentTo("direct:settle-trade");

        ends(seller.rejects(wtbId), "Rejected");

        assertThat(undone.matches(30, TimeUnit.SECONDS)).isTrue();
        assertThat(settled.matches()).isFalse();
    }

    @Test
    void aFinishedTradeIsSettledAndNeverUndone() {
        long wtbId = accepted();
        NotifyBuilder undone = sentTo("direct:undo-trade");
        NotifyBuilder settled = sentTo("direct:settle-trade");

        ends(buyer.finishes(wtbId), "Finished");

        assertThat(settled.matches(30, TimeUnit.SECONDS)).isTrue();
        assertThat(undone.matches()).isFalse();
    }

    private NotifyBuilder sentTo(String endpoint) {
        return new NotifyBuilder(camel).wereSentTo(endpoint).whenDone(1).create();
    }
}
