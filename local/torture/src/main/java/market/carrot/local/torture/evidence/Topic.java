package market.carrot.local.torture.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Every record of the topic, in the order of its partition, repeats included. */
final class Topic {
    private static final String NAME = "wtb-events";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String brokers;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final List<TopicEvent> events = new ArrayList<>();

    Topic(String brokers) {
        this.brokers = brokers;
    }

    /** All that is there by now. */
    List<TopicEvent> read() {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(NAME).stream()
                    .map(partition -> new TopicPartition(NAME, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            partitions.forEach(partition -> consumer.seek(partition, positions.getOrDefault(partition, 0L)));
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(POLL).forEach(record -> events.add(event(record)));
            }
            partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
        }
        return List.copyOf(events);
    }

    /** Lets a consumer group, none of which runs, begin again at the first event. */
    void forgetReader(String group) {
        try (Admin kafka = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers))) {
            kafka.deleteConsumerGroups(List.of(group)).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The consumer group " + group + " cannot begin again", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static TopicEvent event(ConsumerRecord<String, String> record) {
        try {
            JsonNode event = JSON.readTree(record.value());
            return new TopicEvent(
                    event.path("wtbId").asLong(),
                    event.path("version").asInt(),
                    event.path("eventType").asText(),
                    event.path("state").asText(),
                    Instant.parse(event.path("occurredAt").asText()),
                    record.value());
        } catch (IOException e) {
            throw new UncheckedIOException("Not an event: " + record.value(), e);
        }
    }
}
