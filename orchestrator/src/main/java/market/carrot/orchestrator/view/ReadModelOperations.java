package market.carrot.orchestrator.view;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import market.carrot.orchestrator.role.Role;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** How the read model is, for operators. */
@Component("readModelOperations")
@Profile(Role.READ_MODEL_PROFILE)
class ReadModelOperations {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final double MILLIS = 1000;

    private final EventOffsets offsets;
    private final Rebuilds rebuilds;
    private final DeadLetters deadLetters;
    private final Clock clock;

    ReadModelOperations(EventOffsets offsets, Rebuilds rebuilds, DeadLetters deadLetters, Clock clock) {
        this.offsets = offsets;
        this.rebuilds = rebuilds;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    /** Also while Kafka is away: that is when somebody asks. */
    public ReadModelStatus status() throws InterruptedException {
        Rebuild rebuild = rebuilds.last();
        try {
            List<Position> positions = offsets.positions();
            Map<Integer, Instant> waiting = oldestUnread(positions);
            List<ReadModelStatus.PartitionLag> partitions = positions.stream()
                    .map(position -> lag(position, waiting.get(position.partition())))
                    .toList();
            return new ReadModelStatus(
                    ReadModelStatus.Lag.of(partitions),
                    partitions,
                    null,
                    ReadModelStatus.Progress.of(rebuild, positions),
                    deadLetters.open());
        } catch (KafkaException e) {
            return new ReadModelStatus(
                    null, List.of(), e.getMessage(), ReadModelStatus.Progress.of(rebuild, null), deadLetters.open());
        }
    }

    /** @param oldest null when Kafka did not say in time */
    private ReadModelStatus.PartitionLag lag(Position position, Instant oldest) {
        Double seconds = position.behind() > 0 ? waiting(oldest) : Double.valueOf(0);
        return new ReadModelStatus.PartitionLag(
                position.partition(), position.next(), position.end(), position.behind(), seconds);
    }

    private Double waiting(Instant oldest) {
        return oldest == null
                ? null
                : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / MILLIS);
    }

    /** When the first event of each partition that is behind was published, as far as Kafka says it in time. */
    private Map<Integer, Instant> oldestUnread(List<Position> positions) {
        Map<TopicPartition, Position> behind = positions.stream()
                .filter(position -> position.behind() > 0)
                .collect(Collectors.toMap(
                        position -> new TopicPartition(offsets.topic(), position.partition()), Function.identity()));
        Map<Integer, Instant> oldest = new HashMap<>();
        if (behind.isEmpty()) {
            return oldest;
        }
        try (KafkaConsumer<byte[], byte[]> reader = onlooker()) {
            reader.assign(behind.keySet());
            behind.forEach((partition, position) -> reader.seek(partition, position.next()));
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (oldest.size() < behind.size() && System.nanoTime() < until) {
                reader.poll(POLL)
                        .forEach(record ->
                                oldest.putIfAbsent(record.partition(), Instant.ofEpochMilli(record.timestamp())));
            }
        }
        return oldest;
    }

    /** Reads without being of the group. */
    private KafkaConsumer<byte[], byte[]> onlooker() {
        Properties connection = offsets.connection();
        connection.remove(ConsumerConfig.GROUP_ID_CONFIG);
        connection.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return new KafkaConsumer<>(connection, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
