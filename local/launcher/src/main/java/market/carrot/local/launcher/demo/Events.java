package market.carrot.local.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import market.carrot.local.launcher.Failure;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topic as any consumer of the market sees it, from now on. */
final class Events implements AutoCloseable {
    private static final String TOPIC = "wtb-events";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaConsumer<String, String> consumer;
    private final Narrator narrator;

    private Events(KafkaConsumer<String, String> consumer, Narrator narrator) {
        this.consumer = consumer;
        this.narrator = narrator;
    }

    static Events fromNow(String brokers, Narrator narrator) {
        KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        brokers,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        (int) LIMIT.toMillis()),
                new StringDeserializer(),
                new StringDeserializer());
        try {
            List<PartitionInfo> known = consumer.partitionsFor(TOPIC);
            List<TopicPartition> partitions = known.stream()
                    .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            return new Events(consumer, narrator);
        } catch (KafkaException e) {
            consumer.close();
            throw new Failure(
                    "Kafka at " + brokers + " does not answer (" + e.getMessage() + "). See ./carrot status", e);
        }
    }

    /** Waits for the next event of this trade, which must be of this type, and shows it. */
    JsonNode await(long wtbId, String type) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end) {
            for (ConsumerRecord<String, String> message : consumer.poll(POLL)) {
                JsonNode event = parsed(message.value());
                if (event.path("wtbId").asLong() == wtbId) {
                    narrator.event(event);
                    if (type.equals(event.path("eventType").asText())) {
                        return event;
                    }
                }
            }
        }
        throw new Unexpected("No event %s of trade %d came within %d s.".formatted(type, wtbId, LIMIT.toSeconds()));
    }

    private static JsonNode parsed(String event) {
        try {
            return JSON.readTree(event);
        } catch (IOException e) {
            throw new Unexpected("An event is not JSON: " + event);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
