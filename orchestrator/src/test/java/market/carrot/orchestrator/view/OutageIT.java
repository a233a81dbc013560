package market.carrot.orchestrator.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the query side does without its database. */
class OutageIT extends RunningReadModel {

    /**
     * Fault: MariaDB is stopped while events come. Nothing is skipped, the process says that it is not ready, it can be
     * stopped, and all of it mends itself when the database is back.
     */
    @Test
    void eventsWaitUntilTheDatabaseIsBack() throws Exception {
        List<TradeStory> trades = Stream.generate(TradeStory::begin).limit(100).toList();
        TradeStory before = trades.get(0);
        publish(before, before.requested());
        awaitVersion(before, 1);
        assertThat(readiness()).isEqualTo(200);

        MARIADB.stop();
        try {
            trades.stream().skip(1).limit(49).forEach(trade -> publish(trade, trade.requested(), "no event"));
            eventually().untilAsserted(() -> assertThat(readiness()).isEqualTo(503));
            trades.stream().skip(50).forEach(trade -> publish(trade, trade.requested()));
            assertThat(get(before.buyer(), "/myPages").statusCode()).isEqualTo(503);
            assertThat(health("/liveness").statusCode()).isEqualTo(200);

            Instant start = Instant.now();
            camel.getRouteController().stopRoute("project-trades");
            assertThat(Duration.between(start, Instant.now()))
                    .as("a stop does not wait for the database")
                    .isLessThan(Duration.ofSeconds(20));
            camel.getRouteController().startRoute("project-trades");
        } finally {
            MARIADB.start();
        }

        eventually().untilAsserted(() -> assertThat(readiness()).isEqualTo(200));
        trades.forEach(trade -> awaitVersion(trade, 1));
        trades.forEach(trade -> assertThat(
                        json(trade.buyer(), "/myPages/" + trade.wtbId()).get("timeline"))
                .hasSize(1));
    }
}
