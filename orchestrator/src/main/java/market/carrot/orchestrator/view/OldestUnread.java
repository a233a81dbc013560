package market.carrot.orchestrator.view;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import market.carrot.orchestrator.role.Role;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** For how long events wait for the view. It looks at the topic itself, as nobody's member, and commits nothing. */
@Component
@Profile(Role.READ_MODEL_PROFILE)
class OldestUnread implements DisposableBean {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(100);

    private final EventOffsets offsets;
    private Consumer<byte[], byte[]> onlooker;

    OldestUnread(EventOffsets offsets) {
        this.offsets = offsets;
    }

    /**
     * When the first event of each partition that is behind was published.
     *
     * @return by partition, as far as Kafka says it in time: each broker answers for its own
     * @throws KafkaException when it does not answer
     */
    synchronized Map<Integer, Instant> of(List<Position> positions) {
        Map<TopicPartition, Position> behind = positions.stream()
                .filter(position -> position.behind() > 0)
                .collect(Collectors.toMap(
                        position -> new TopicPartition(offsets.topic(), position.partition()), Function.identity()));
        Map<Integer, Instant> oldest = new HashMap<>();
        if (behind.isEmpty()) {
            return oldest;
        }
        Consumer<byte[], byte[]> reader = onlooker();
        reader.assign(behind.keySet());
        try {
            behind.forEach((partition, position) -> reader.seek(partition, position.next()));
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (oldest.size() < behind.size() && System.nanoTime() < until) {
                reader.poll(POLL)
                        .forEach(record ->
                                oldest.putIfAbsent(record.partition(), Instant.ofEpochMilli(record.timestamp())));
            }
        } finally {
            reader.unsubscribe();
        }
        return oldest;
    }

    /** One for as long as the process lives: it costs more than what it is asked. */
    private Consumer<byte[], byte[]> onlooker() {
        if (onlooker == null) {
            Properties connection = offsets.connection();
            connection.remove(ConsumerConfig.GROUP_ID_CONFIG);
            connection.put(ConsumerConfig.CLIENT_ID_CONFIG, "read-model-onlooker");
            connection.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
            // one event of each partition will do
            connection.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1024);
            onlooker = new KafkaConsumer<>(connection, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        }
        return onlooker;
    }

    @Override
    public synchronized void destroy() {
        if (onlooker != null) {
            onlooker.close(Duration.ZERO);
        }
    }
}
