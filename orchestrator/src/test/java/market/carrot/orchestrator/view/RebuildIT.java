package market.carrot.orchestrator.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import market.carrot.local.engines.TestEngines;
import org.apache.camel.CamelExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/** The view can be thrown away at any time: the topic tells it again. */
class RebuildIT extends RunningReadModel {
    @Autowired
    @Qualifier("viewDataSource")
    private DataSource view;

    private List<TradeStory> trades;
    private String before;

    @BeforeEach
    void aViewOfSomeTrades() {
        trades = Stream.generate(() -> TradeStory.between("collector", "shop"))
                .limit(20)
                .toList();
        trades.forEach(trade -> publish(trade, trade.requested(), trade.accepted()));
        publish(trades.get(0), trades.get(0).finished());
        awaitVersion(trades.get(0), 3);
        trades.stream().skip(1).forEach(trade -> awaitVersion(trade, 2));
        before = everything();
    }

    @Test
    void anOperatorRebuildsItWhileTheProcessRuns() {
        rebuild();

        eventually().untilAsserted(() -> assertThat(everything()).isEqualTo(before));
        TradeStory later = TradeStory.begin();
        publish(later, later.requested());
        awaitVersion(later, 1);
    }

    @Test
    void itIsRebuiltByHandWhileTheProcessIsStopped() throws Exception {
        camel.getRouteController().stopRoute("project-trades");
        empty();
        forgetOffsets();
        assertThat(json("collector", "/myPages").get("items")).isEmpty();

        camel.getRouteController().startRoute("project-trades");

        eventually().untilAsserted(() -> assertThat(everything()).isEqualTo(before));
    }

    /** Fault: another process of the role still reads. Nothing is emptied, and reading goes on. */
    @Test
    void itIsNotRebuiltWhileAnotherProcessReads() {
        try (KafkaConsumer<byte[], byte[]> other = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestEngines.kafka().bootstrapServers(), "group.id", "read-model"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            other.subscribe(List.of(TOPIC));
            eventually().until(() -> {
                other.poll(Duration.ofMillis(50));
                return !other.assignment().isEmpty();
            });

            assertThatThrownBy(this::rebuild).isInstanceOf(CamelExecutionException.class);
        }

        assertThat(everything()).isEqualTo(before);
        TradeStory later = TradeStory.begin();
        publish(later, later.requested());
        awaitVersion(later, 1);
    }

    private void rebuild() {
        camel.createFluentProducerTemplate().to("direct:rebuild-read-model").request();
    }

    /** The lists and every timeline of the trades, as their buyer sees them. */
    private String everything() {
        StringBuilder all =
                new StringBuilder(json("collector", "/myPages?limit=100").toString());
        trades.forEach(trade ->
                all.append(get(trade.buyer(), "/myPages/" + trade.wtbId()).body()));
        return all.toString();
    }

    private void empty() throws SQLException {
        try (Connection connection = view.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from timeline_entry");
            statement.execute("delete from trade");
        }
    }

    private static void forgetOffsets() throws ExecutionException, InterruptedException {
        try (Admin kafka =
                Admin.create(Map.of("bootstrap.servers", TestEngines.kafka().bootstrapServers()))) {
            kafka.deleteConsumerGroups(List.of("read-model")).all().get();
        }
    }
}
