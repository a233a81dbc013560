package market.carrot.acceptance.market;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topic {@code wtb-events}, from its beginning, as any consumer reads it. */
public final class EventLog implements AutoCloseable {
    private static final String TOPIC = "wtb-events";
    private static final Duration POLL = Duration.ofMillis(20);

    private final KafkaConsumer<String, String> consumer;
    private final List<Event> seen = new ArrayList<>();

    EventLog(String brokers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        brokers,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new StringDeserializer(),
                new StringDeserializer());
    }

    /** Waits until it is told that this happened to the trade. */
    public Event of(Trade trade, String type) {
        return Patience.await(type + " of trade " + trade.wtbId())
                .until(() -> of(trade), events -> events.stream().anyMatch(event -> event.is(type)))
                .stream()
                .filter(event -> event.is(type))
                .findFirst()
                .orElseThrow();
    }

    /** What was told of the trade until now, in the order of its versions, repetitions left out. */
    public List<Event> of(Trade trade) {
        read();
        synchronized (seen) {
            return seen.stream()
                    .filter(event -> event.key().equals(String.valueOf(trade.wtbId())))
                    .sorted(Comparator.comparingInt(Event::version))
                    .filter(new TreeSet<>(Comparator.comparingInt(Event::version))::add)
                    .toList();
        }
    }

    private void read() {
        synchronized (seen) {
            if (consumer.assignment().isEmpty()) {
                consumer.assign(consumer.partitionsFor(TOPIC).stream()
                        .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                        .toList());
            }
            consumer.poll(POLL).forEach(record -> seen.add(new Event(record)));
        }
    }

    @Override
    public void close() {
        synchronized (seen) {
            consumer.close(Duration.ZERO);
        }
    }
}
