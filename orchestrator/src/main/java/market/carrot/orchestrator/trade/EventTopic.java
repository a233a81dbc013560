package market.carrot.orchestrator.trade;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topic that the events go to. It is there before the first event, and keeps events for ever: the read model is
 * rebuilt from it.
 */
public class EventTopic {
    private static final String FOR_EVER = "-1";
    private static final int TIMEOUT_MILLIS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(EventTopic.class);

    private final EventTopicSettings settings;
    private volatile boolean prepared;

    EventTopic(EventTopicSettings settings) {
        this.settings = settings;
    }

    /**
     * Once in the life of the process, before the first event. A broker that does not let us change topics is left to
     * its operators.
     *
     * @throws ExecutionException when the broker cannot be reached; the relay tries again
     */
    public void prepare() throws ExecutionException, InterruptedException {
        if (prepared) {
            return;
        }
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.brokers(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                TIMEOUT_MILLIS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                TIMEOUT_MILLIS))) {
            create(admin);
            keepForEver(admin);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof AuthorizationException)) {
                throw e;
            }
            LOG.warn(
                    "This service may not prepare the topic {}: see to it that it keeps events for ever (retention.ms=-1) and"
                            + " has a partition for each process that reads it",
                    settings.topic());
        }
        prepared = true;
    }

    private void create(Admin admin) throws ExecutionException, InterruptedException {
        NewTopic topic = new NewTopic(settings.topic(), Optional.of(settings.partitions()), Optional.empty());
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /** Also for a topic that a consumer's question has created with the broker's defaults. */
    private void keepForEver(Admin admin) throws ExecutionException, InterruptedException {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, settings.topic());
        AlterConfigOp retention =
                new AlterConfigOp(new ConfigEntry(TopicConfig.RETENTION_MS_CONFIG, FOR_EVER), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(topic, List.of(retention))).all().get();
    }
}
