package market.carrot.orchestrator.view;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import market.carrot.vitals.Sample;
import market.carrot.vitals.SampledGauge;
import org.apache.camel.CamelContext;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the view is behind the topic, of the whole market: each process of this role shows the same. The broker is asked,
 * so that it is known also while nobody reads. It looks at the topic itself, as nobody's member, and commits nothing.
 */
class ReadModelLag implements Sample, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Map<String, Object> LOOKS_ONLY = Map.of(
            ConsumerConfig.CLIENT_ID_CONFIG,
            "read-model-lag",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            (int) PATIENCE.toMillis(),
            // one event of each partition will do
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
            1024);

    private static final String READER = "project-trades";

    private final CamelContext camel;
    private final Clock clock;
    private final SampledGauge events;
    private final SampledGauge age;
    private Consumer<byte[], byte[]> consumer;

    ReadModelLag(CamelContext camel, Clock clock, MeterRegistry metrics) {
        this.camel = camel;
        this.clock = clock;
        this.events = new SampledGauge(
                metrics, "carrot.read.model.lag", "events", "Events on the topic that the view does not have yet");
        this.age = new SampledGauge(
                metrics,
                "carrot.read.model.lag.age",
                "seconds",
                "Since the oldest of them was published; 0 without any");
    }

    @Override
    public String name() {
        return "read-model-lag";
    }

    @Override
    public List<SampledGauge> gauges() {
        return List.of(events, age);
    }

    @Override
    public synchronized void take() {
        KafkaConfiguration reader = ((KafkaEndpoint) camel.getRoute(READER).getEndpoint()).getConfiguration();
        if (consumer == null) {
            Properties settings = reader.createConsumerProperties();
            settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, reader.getBrokers());
            settings.put(ConsumerConfig.GROUP_ID_CONFIG, reader.getGroupId());
            settings.putAll(LOOKS_ONLY);
            consumer = new KafkaConsumer<>(settings);
        }
        Set<TopicPartition> partitions = consumer.partitionsFor(reader.getTopic()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toSet());
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> nexts = nextToRead(partitions);
        nexts.entrySet().removeIf(next -> next.getValue() >= ends.get(next.getKey()));
        events.show(nexts.entrySet().stream()
                .mapToLong(next -> ends.get(next.getKey()) - next.getValue())
                .sum());
        age.show(nexts.isEmpty() ? 0 : ageOfOldest(nexts));
    }

    private Map<TopicPartition, Long> nextToRead(Set<TopicPartition> partitions) {
        Map<TopicPartition, Long> nexts = new HashMap<>(consumer.beginningOffsets(partitions));
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(partitions);
        committed.forEach((partition, offset) -> {
            if (offset != null) {
                nexts.merge(partition, offset.offset(), Math::max);
            }
        });
        return nexts;
    }

    private double ageOfOldest(Map<TopicPartition, Long> nexts) {
        consumer.assign(nexts.keySet());
        nexts.forEach(consumer::seek);
        double oldest = StreamSupport.stream(consumer.poll(PATIENCE).spliterator(), false)
                .mapToLong(ConsumerRecord::timestamp)
                .mapToDouble(published -> (clock.millis() - published) / 1000.0)
                .max()
                .orElse(Double.NaN);
        consumer.unsubscribe();
        return Math.max(0, oldest);
    }

    @Override
    public synchronized void close() {
        if (consumer != null) {
            consumer.close(Duration.ZERO);
        }
    }
}
