package market.carrot.coordinator.callback;

import io.opentelemetry.context.Context;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import market.carrot.coordinator.CoordinatorProperties.Callback;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.JerseyClient;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** The one HTTP client of all callbacks. Lives as long as the JVM: Narayana closes it after every call. */
final class SharedClient extends JerseyClient {

    private SharedClient(ClientConfig config) {
        super(config, (SSLContext) null, null);
    }

    static SharedClient with(Callback limits) {
        CustomizableThreadFactory threads = new CustomizableThreadFactory("lra-callback-");
        threads.setDaemon(true);
        return new SharedClient(new ClientConfig()
                .property(ClientProperties.CONNECT_TIMEOUT, (int)
                        limits.connectTimeout().toMillis())
                .property(ClientProperties.READ_TIMEOUT, (int)
                        limits.readTimeout().toMillis())
                // needs no bound: whoever ends an LRA waits for its callback; it is in that one's trace
                .executorService(Context.taskWrapping(Executors.newCachedThreadPool(threads))));
    }

    @Override
    public void close() {
        // Narayana's habit, see SharedClientBuilder
    }
}
