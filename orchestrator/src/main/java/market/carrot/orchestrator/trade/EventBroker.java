package market.carrot.orchestrator.trade;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import market.carrot.vitals.Sample;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Whether the events' broker answers. */
class EventBroker implements Sample, AutoCloseable {
    private static final int TIMEOUT_MILLIS = 3_000;

    private final String brokers;
    private Admin admin;

    EventBroker(EventTopicSettings settings) {
        this.brokers = settings.brokers();
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public boolean costsNothing() {
        return true;
    }

    @Override
    public synchronized void take() throws ExecutionException, InterruptedException, TimeoutException {
        if (admin == null) {
            admin = Admin.create(Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS,
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS));
        }
        admin.describeCluster().clusterId().get(2L * TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close();
        }
    }
}
