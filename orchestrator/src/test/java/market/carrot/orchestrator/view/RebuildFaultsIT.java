package market.carrot.orchestrator.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import market.carrot.local.engines.TestEngines;
import market.carrot.orchestrator.ExercisedRoutes;
import market.carrot.orchestrator.OrchestratorApplication;
import market.carrot.platform.problem.ProblemType;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A rebuild is one, whoever else is there and whoever dies. */
class RebuildFaultsIT extends RebuiltReadModel {

    /**
     * Fault: somebody of the group goes on reading. Until they are gone nothing is emptied and nothing applied, by hand
     * neither, and a second rebuild is refused; then it begins by itself.
     */
    @Test
    void itBeginsWhenNobodyReadsAnyMore() {
        TradeStory meanwhile = TradeStory.begin();
        try (KafkaConsumer<byte[], byte[]> other = rival()) {
            operations(REBUILD, BECAUSE);
            eventually().untilAsserted(() -> {
                other.poll(Duration.ZERO);
                assertThat(rebuild().path("note").asText()).isEqualTo("Another process still reads.");
            });

            HttpResponse<String> second = operator(REBUILD, BECAUSE);

            assertThat(second.statusCode()).isEqualTo(409);
            assertThat(second.body()).contains(ProblemType.REBUILD_RUNNING.uri());
            assertThat(replayOfSomeEvent().body()).contains(ProblemType.REBUILD_RUNNING.uri());
            publish(meanwhile, meanwhile.requested());
            assertThat(everything()).isEqualTo(before);
        }

        awaitRebuild("Done");
        assertThat(everything()).isEqualTo(before);
        awaitVersion(meanwhile, 1);
    }

    /** Fault: they never go. The rebuild is given up, and reading goes on. */
    @Test
    void itIsGivenUpWhenItCannotBeginInTime() {
        try (KafkaConsumer<byte[], byte[]> other = rival()) {
            operations(REBUILD, BECAUSE);
            view.sql("update rebuild set requested_at = requested_at - interval 1 hour")
                    .update();

            JsonNode over = eventually()
                    .until(
                            () -> {
                                other.poll(Duration.ZERO);
                                return rebuild();
                            },
                            rebuild -> rebuild.get("state").asText().equals("GivenUp"));

            assertThat(over.get("running").asBoolean()).isFalse();
            assertThat(over.has("endedAt")).isTrue();
        }

        assertThat(everything()).isEqualTo(before);
        goesOn();
    }

    /**
     * Fault: the process that carries it out dies when the offsets are forgotten, and before the view is emptied; what is
     * left is what it has written down. Whoever is there carries on.
     */
    @Test
    void whatAProcessHasLeftHalfDoneIsCarriedOn() throws Exception {
        camel.getRouteController().stopRoute("project-trades");
        forgetOffsets();
        view.sql(
                        "update rebuild set state = 'Requested', requested_at = utc_timestamp(6), begun_at = null, scope = null")
                .update();

        eventually().until(() -> !rebuild().get("state").asText().equals("Requested"));
        camel.getRouteController().startRoute("project-trades");

        awaitRebuild("Done");

        assertThat(everything()).isEqualTo(before);
        goesOn();
    }

    /** Fault: the topic was made anew, and ends before the place up to which the view is told again. Another one is asked for. */
    @Test
    void oneThatCanNeverBeOverGivesWayToAnother() {
        view.sql(
                        """
                        update rebuild set state = 'Reading', requested_at = utc_timestamp(6), begun_at = utc_timestamp(6),
                                           ended_at = null, scope = '[{"partition": 0, "from": 0, "to": 1000000000}]'""")
                .update();
        assertThat(rebuild().get("running").asBoolean()).isTrue();

        operations(REBUILD, BECAUSE);

        awaitRebuild("Done");
        assertThat(everything()).isEqualTo(before);
        goesOn();
    }

    /** Two processes of the role: both stop reading for it, and both read again. */
    @Test
    void itIsRebuiltWhileTwoProcessesRead() {
        try (ConfigurableApplicationContext other = another()) {
            eventually().until(() -> readers() == 2);

            operations(REBUILD, BECAUSE);

            awaitRebuild("Done");
            assertThat(everything()).isEqualTo(before);
            eventually().until(() -> readers() == 2);
            assertThat(other.isRunning()).isTrue();
        }
        goesOn();
    }

    /** Of one that could be applied: as a version of the read model leaves it that did not know this kind of event. */
    private HttpResponse<String> replayOfSomeEvent() {
        TradeStory trade = TradeStory.begin();
        view.sql(
                        """
                        insert into dead_letter (topic, partition_number, record_offset, record_value, headers, reason,
                                                 found_at)
                        values (:topic, 0, :offset, :value, '[]', 'An unknown kind of event', utc_timestamp(6))""")
                .param("topic", "another-" + TOPIC)
                .param("offset", trade.wtbId())
                .param("value", trade.requested())
                .update();
        long id = view.sql("select max(id) from dead_letter").query(Long.class).single();
        return operator("/operations/dead-letters/" + id + "/replay", BECAUSE);
    }

    private static KafkaConsumer<byte[], byte[]> rival() {
        KafkaConsumer<byte[], byte[]> other = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestEngines.kafka().bootstrapServers(), "group.id", "read-model"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        other.subscribe(List.of(TOPIC));
        eventually().pollInSameThread().until(() -> {
            other.poll(Duration.ofMillis(50));
            return !other.assignment().isEmpty();
        });
        return other;
    }

    private static ConfigurableApplicationContext another() {
        Stream<String> own = Stream.of(
                "--carrot.roles=read-model",
                "--server.port=0",
                "--management.server.port=0",
                "--carrot.read-model.rebuild.look-millis=200");
        Stream<String> shared =
                surroundings().entrySet().stream().map(setting -> "--" + setting.getKey() + "=" + setting.getValue());
        return new SpringApplicationBuilder(OrchestratorApplication.class, ExercisedRoutes.class)
                .run(Stream.concat(own, shared).toArray(String[]::new));
    }

    private static long readers() throws Exception {
        try (Admin kafka = kafka()) {
            return kafka.describeConsumerGroups(List.of("read-model"))
                    .all()
                    .get()
                    .get("read-model")
                    .members()
                    .size();
        }
    }
}
