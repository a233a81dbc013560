package market.carrot.orchestrator.view;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import market.carrot.orchestrator.role.Role;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** How far the topic has been read, as Kafka keeps it for the consumer group. */
@Component("eventOffsets")
@Profile(Role.READ_MODEL_PROFILE)
class EventOffsets implements DisposableBean {
    static final String CONSUMER = "project-trades";
    /** An operator who asks waits for it, and the gateway for no longer than 15 s. */
    private static final int PATIENCE_MILLIS = 5_000;

    private final CamelContext camel;
    private Admin admin;

    EventOffsets(CamelContext camel) {
        this.camel = camel;
    }

    /**
     * Says that the batch is done with. Its own commit covers only the partition of its last record, so each partition's
     * last record is asked.
     *
     * @throws KafkaException when the records are meanwhile another consumer's, or Kafka is away
     */
    public void commit(@Body EventBatch batch) {
        Map<Object, KafkaManualCommit> lastOfPartition = new LinkedHashMap<>();
        for (Exchange each : batch.records()) {
            Message record = each.getMessage();
            lastOfPartition.put(
                    record.getHeader(KafkaConstants.PARTITION),
                    record.getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class));
        }
        lastOfPartition.values().forEach(KafkaManualCommit::commit);
    }

    /**
     * Lets the group begin again at the first event there is.
     *
     * @throws KafkaException when a consumer of the group is running, here or in another process
     */
    void forget() throws InterruptedException {
        try {
            kafka().deleteConsumerGroups(List.of(consumer().getGroupId())).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw new KafkaException(
                        e.getCause() instanceof GroupNotEmptyException
                                ? "Another process still reads."
                                : "Kafka does not answer: " + e.getCause().getMessage(),
                        e.getCause());
            }
        }
    }

    /** @return of each partition, none while there is no topic. @throws KafkaException when Kafka does not answer */
    List<Position> positions() throws InterruptedException {
        try {
            List<TopicPartition> partitions = partitions();
            Map<TopicPartition, Long> first = offsets(partitions, OffsetSpec.earliest());
            Map<TopicPartition, Long> committed = committed();
            // last, so that nobody has read further than to the end
            Map<TopicPartition, Long> end = offsets(partitions, OffsetSpec.latest());
            return partitions.stream()
                    .map(each -> Position.of(each.partition(), first.get(each), committed.get(each), end.get(each)))
                    .toList();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return List.of();
            }
            throw new KafkaException("Kafka does not answer: " + e.getCause().getMessage(), e.getCause());
        }
    }

    /** How to reach Kafka, as the consumer of the events does it. */
    Properties connection() {
        Properties connection = consumer().createConsumerProperties();
        connection.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, consumer().getBrokers());
        connection.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        connection.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        return connection;
    }

    String topic() {
        return consumer().getTopic();
    }

    /** One for as long as the process lives: it costs more than what it is asked. */
    private synchronized Admin kafka() {
        if (admin == null) {
            admin = Admin.create(connection());
        }
        return admin;
    }

    @Override
    public synchronized void destroy() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    private KafkaConfiguration consumer() {
        return ((KafkaEndpoint) camel.getRoute(CONSUMER).getEndpoint()).getConfiguration();
    }

    private List<TopicPartition> partitions() throws ExecutionException, InterruptedException {
        return kafka().describeTopics(List.of(topic())).allTopicNames().get().get(topic()).partitions().stream()
                .map(partition -> new TopicPartition(topic(), partition.partition()))
                .toList();
    }

    private Map<TopicPartition, Long> committed() throws ExecutionException, InterruptedException {
        try {
            Map<TopicPartition, Long> committed = new LinkedHashMap<>();
            kafka().listConsumerGroupOffsets(consumer().getGroupId())
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, offset) -> committed.put(partition, offset == null ? null : offset.offset()));
            return committed;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Map.of();
            }
            throw e;
        }
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = new LinkedHashMap<>();
        partitions.forEach(partition -> asked.put(partition, which));
        Map<TopicPartition, Long> found = new LinkedHashMap<>();
        kafka().listOffsets(asked).all().get().forEach((partition, info) -> found.put(partition, info.offset()));
        return found;
    }
}
