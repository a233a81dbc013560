package market.carrot.coordinator.callback;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.time.Duration;
import market.carrot.coordinator.CoordinatorProperties.Callback;
import org.glassfish.jersey.client.ClientProperties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SharedClientBuilderTest {

    private final SharedClient shared = SharedClient.with(new Callback(Duration.ofSeconds(1), Duration.ofSeconds(2)));

    @BeforeEach
    void share() {
        SharedClientBuilder.share(shared);
    }

    @Test
    void everyCallerGetsTheSameClient() {
        assertThat(ClientBuilder.newClient()).isSameAs(shared).isSameAs(ClientBuilder.newClient());
    }

    @Test
    void closingItDoesNothing() {
        try (Client client = ClientBuilder.newClient()) {
            assertThat(client).isSameAs(shared);
        }

        assertThat(shared.isClosed()).isFalse();
    }

    @Test
    void itWaitsNoLongerThanItWasTold() {
        assertThat(shared.getConfiguration().getProperties())
                .containsEntry(ClientProperties.CONNECT_TIMEOUT, 1000)
                .containsEntry(ClientProperties.READ_TIMEOUT, 2000);
    }
}
