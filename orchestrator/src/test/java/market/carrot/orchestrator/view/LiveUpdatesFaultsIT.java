package market.carrot.orchestrator.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import market.carrot.orchestrator.EventStream;
import market.carrot.orchestrator.ExercisedRoutes;
import market.carrot.orchestrator.OrchestratorApplication;
import market.carrot.orchestrator.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Live updates when processes come and go, and when the view is made anew. */
@ExtendWith(OutputCaptureExtension.class)
class LiveUpdatesFaultsIT extends FollowingMyPage {
    /**
     * Fault: the view is emptied and told again from the topic while clients follow trades. Must hold: the same streams
     * go on, and repeat and skip nothing.
     */
    @Test
    void aRebuildIsNotNoticedByWhoFollows() {
        List<TradeStory> trades = Stream.generate(() -> begun(this)).limit(5).toList();
        trades.forEach(trade -> publish(trade, trade.accepted()));
        List<EventStream> streams =
                trades.stream().map(trade -> follow(trade.buyer(), trade)).toList();
        streams.forEach(stream -> awaitIds(stream, 1, 2));

        camel.createFluentProducerTemplate().to("direct:rebuild-read-model").request();
        trades.forEach(trade -> awaitVersion(trade, 2));
        trades.forEach(trade -> publish(trade, trade.finished()));

        streams.forEach(FollowingMyPage::awaitEnd);
        assertThat(streams).allSatisfy(stream -> assertThat(stream.ids()).containsExactly(1, 2, 3));
    }

    /** Fault: the database is away for a while. The streams stay open, are heard of, and go on. */
    @Test
    void aDatabaseThatComesBackIsNotNoticedByWhoFollows() {
        TradeStory trade = begun(this);
        try (EventStream stream = follow(trade.buyer(), trade)) {
            awaitIds(stream, 1, 1);
            MARIADB.stop();
            try {
                int heard = stream.comments();
                eventually().until(() -> stream.comments() > heard + 1);
                assertThat(get(trade.buyer(), "/myPages/" + trade.wtbId() + "/events")
                                .statusCode())
                        .isEqualTo(503);
            } finally {
                MARIADB.start();
            }

            publish(trade, trade.rejected("no"));

            awaitEnd(stream);
            assertThat(stream.ids()).containsExactly(1, 2);
        }
    }

    /**
     * Two processes of the role, of which one applies an event: who follows at the other is told too. Fault: one is stopped
     * while a client follows there. Must hold: nobody waits for its stream, which ends well and goes on at the other.
     */
    @Test
    void aProcessThatStopsSendsItsClientsToAnother(CapturedOutput output) {
        TradeStory trade = begun(this);
        EventStream there;
        try (EventStream here = follow(trade.buyer(), trade)) {
            ConfigurableApplicationContext another = anotherProcess();
            try {
                there = follow(
                        another.getEnvironment().getRequiredProperty("local.server.port", Integer.class),
                        Tokens.ofUser(trade.seller()),
                        trade);
                publish(trade, trade.accepted());
                awaitIds(here, 1, 2);
                awaitIds(there, 1, 2);
            } finally {
                another.close();
            }
            awaitEnd(there);
            assertThat(output).contains("Graceful shutdown complete").doesNotContain("Graceful shutdown aborted");

            publish(trade, trade.finished());

            try (EventStream again = follow(trade.seller(), trade, "Last-Event-ID", "" + there.lastId())) {
                awaitEnd(again);
                assertThat(again.ids()).containsExactly(3);
            }
            awaitEnd(here);
            assertThat(here.ids()).containsExactly(1, 2, 3);
        }
    }

    private static ConfigurableApplicationContext anotherProcess() {
        Map<String, String> settings = new HashMap<>(surroundings());
        settings.put("carrot.roles", "read-model");
        settings.put("server.port", "0");
        settings.put("management.server.port", "0");
        return new SpringApplicationBuilder(OrchestratorApplication.class, ExercisedRoutes.class)
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }
}
