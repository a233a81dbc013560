package market.carrot.orchestrator.view;

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
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** How far the topic has been read, as Kafka keeps it for the consumer group. */
@Component("eventOffsets")
@Profile(Role.READ_MODEL_PROFILE)
class EventOffsets {
    private static final String CONSUMER = "project-trades";

    private final CamelContext camel;

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
    public void forget() throws InterruptedException {
        KafkaConfiguration consumer = ((KafkaEndpoint) camel.getRoute(CONSUMER).getEndpoint()).getConfiguration();
        Properties connection = consumer.createConsumerProperties();
        connection.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, consumer.getBrokers());
        try (Admin kafka = Admin.create(connection)) {
            kafka.deleteConsumerGroups(List.of(consumer.getGroupId())).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw new KafkaException("The consumer group cannot begin again", e.getCause());
            }
        }
    }
}
