package market.carrot.coordinator.callback;

import org.glassfish.jersey.client.JerseyClient;
import org.glassfish.jersey.client.JerseyClientBuilder;

/**
 * What {@code ClientBuilder.newClient()} finds. Narayana asks for a client and closes it at every callback, and each of
 * Jersey's builds an injection container of its own: sharing one makes a saga's end about four times as fast.
 */
public final class SharedClientBuilder extends JerseyClientBuilder {

    private static volatile SharedClient shared;

    static void share(SharedClient client) {
        shared = client;
    }

    /** Always the shared client, whatever this builder was told: Narayana tells it nothing. */
    @Override
    public JerseyClient build() {
        if (shared == null) {
            throw new IllegalStateException("The callback client is asked for before the application has made it");
        }
        return shared;
    }
}
