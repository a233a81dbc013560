package market.carrot.orchestrator.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import market.carrot.local.engines.TestEngines;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/** Whatever the topic holds, in whatever order and however often, the view tells the truth. */
class ProjectionIT extends RunningReadModel {

    @Test
    void anEventThatComesTwiceCountsOnce() {
        TradeStory trade = TradeStory.begin();

        publish(trade, trade.requested(), trade.requested(), trade.accepted());
        awaitVersion(trade, 2);
        publish(trade, trade.accepted(), trade.requested(), trade.finished());
        awaitVersion(trade, 3);

        assertTimeline(trade, "Requested", "Accepted", "Finished");
    }

    @Test
    void anOlderEventThatComesLateFillsTheTimelineOnly() {
        TradeStory trade = TradeStory.begin();

        publish(trade, trade.finished());
        awaitVersion(trade, 3);
        publish(trade, trade.requested());
        eventually().untilAsserted(() -> assertThat(
                        json(trade.buyer(), "/myPages/" + trade.wtbId()).get("timeline"))
                .hasSize(2));

        assertThat(json(trade.buyer(), "/myPages").at("/items/0/state").asText())
                .isEqualTo("Finished");
        publish(trade, trade.accepted());
        eventually().untilAsserted(() -> assertTimeline(trade, "Requested", "Accepted", "Finished"));
    }

    /** Fault: several relays publish everything at least once, in no order at all. */
    @Test
    void aShuffledTopicGivesTheSameView() {
        List<TradeStory> trades = Stream.generate(TradeStory::begin).limit(200).toList();
        List<Runnable> publications = new ArrayList<>();
        for (TradeStory trade : trades) {
            for (String event : List.of(trade.requested(), trade.accepted(), trade.finished(), trade.accepted())) {
                publications.add(() -> publish("" + trade.wtbId(), event.getBytes(StandardCharsets.UTF_8)));
            }
        }
        Collections.shuffle(publications, new Random(42));

        publications.forEach(Runnable::run);
        flush();

        trades.forEach(trade -> awaitVersion(trade, 3));
        trades.forEach(
                trade -> eventually().untilAsserted(() -> assertTimeline(trade, "Requested", "Accepted", "Finished")));
    }

    /** Fault: records that are no events stand between events. */
    @Test
    void whatIsNoEventIsParkedAndTheRestGoesOn() {
        TradeStory trade = TradeStory.begin();
        List<String> poison = List.of(
                "not json",
                "",
                "null",
                "[]",
                "{}",
                trade.accepted().replace("WtbAccepted", "WtbExploded"),
                trade.accepted().replace("\"buyerId\"", "\"nobody\""),
                trade.accepted().replace("\"price\":3000", "\"price\":30.5"),
                trade.accepted().replace("\"version\":2", "\"version\":0"),
                trade.accepted().replace("\"KRW\"", "\"won\""),
                trade.accepted().replace("2026-01-01", "+12026-01-01"),
                trade.accepted().replace("Bike", "x".repeat(1001)),
                trade.accepted() + "{}");

        publish(trade, trade.requested());
        publish(trade, poison.toArray(String[]::new));
        publish("" + trade.wtbId(), null);
        publish("" + trade.wtbId(), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        publish(trade, trade.accepted());

        awaitVersion(trade, 2);
        assertTimeline(trade, "Requested", "Accepted");
        List<ConsumerRecord<byte[], byte[]>> parked = deadLettersOf(trade, poison.size() + 2);
        assertThat(parked)
                .extracting(
                        record -> record.value() == null ? null : new String(record.value(), StandardCharsets.UTF_8))
                .containsAll(poison)
                .containsNull();
        assertThat(parked).extracting(ConsumerRecord::value).contains(new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(parked).allSatisfy(record -> {
            assertThat(header(record, "dead-letter-topic")).isEqualTo(TOPIC);
            assertThat(header(record, "dead-letter-partition")).containsOnlyDigits();
            assertThat(header(record, "dead-letter-offset")).containsOnlyDigits();
            assertThat(header(record, "dead-letter-reason")).isNotBlank();
        });
    }

    @Test
    void membersThatNobodyKnowsAreLeftAlone() {
        TradeStory trade = TradeStory.begin();

        publish(trade, trade.requested().replace("{", "{\"colour\":\"orange\","));

        awaitVersion(trade, 1);
    }

    @Test
    void fullBatchesAreApplied() {
        List<TradeStory> trades = Stream.generate(() -> TradeStory.between("many", "shop"))
                .limit(1200)
                .toList();

        trades.forEach(trade -> publish("" + trade.wtbId(), trade.requested().getBytes(StandardCharsets.UTF_8)));
        flush();

        awaitVersion(trades.get(trades.size() - 1), 1);
        eventually().until(() -> countOf("many") == trades.size());
    }

    /** Fault: another consumer of the group takes partitions away, reads, commits nothing, and goes. */
    @Test
    void aRebalanceLosesNothing() {
        List<TradeStory> trades = Stream.generate(TradeStory::begin).limit(300).toList();

        try (KafkaConsumer<byte[], byte[]> rival = consumer("read-model")) {
            rival.subscribe(List.of(TOPIC));
            trades.forEach(trade -> {
                publish(trade, trade.requested());
                rival.poll(Duration.ofMillis(10));
            });
            eventually().until(() -> {
                rival.poll(Duration.ofMillis(50));
                return !rival.assignment().isEmpty();
            });
            trades.forEach(trade -> publish(trade, trade.accepted()));
            rival.poll(Duration.ofMillis(500));
        }

        trades.forEach(trade -> awaitVersion(trade, 2));
    }

    /** How many trades the buyer's list has, over all its pages. */
    private int countOf(String buyer) {
        int count = 0;
        String position = "";
        while (position != null) {
            JsonNode page = json(buyer, "/myPages?limit=100" + position);
            count += page.get("items").size();
            position = page.get("next").isNull()
                    ? null
                    : "&after=" + page.get("next").asText();
        }
        return count;
    }

    private void assertTimeline(TradeStory trade, String... states) {
        JsonNode page = json(trade.buyer(), "/myPages/" + trade.wtbId());
        assertThat(page.get("timeline").findValuesAsText("state")).containsExactly(states);
        assertThat(page.get("state").asText()).isEqualTo(states[states.length - 1]);
    }

    private static List<ConsumerRecord<byte[], byte[]>> deadLettersOf(TradeStory trade, int expected) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> deadLetters = consumer("dead-letters-of-" + trade.wtbId())) {
            deadLetters.subscribe(List.of(DEAD_LETTERS));
            eventually().until(() -> {
                deadLetters.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (new String(record.key(), StandardCharsets.UTF_8).equals("" + trade.wtbId())) {
                        found.add(record);
                    }
                });
                return found.size() >= expected;
            });
        }
        return found;
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String group) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        TestEngines.kafka().bootstrapServers(),
                        "group.id",
                        group,
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
