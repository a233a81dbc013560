package market.carrot.coordinator.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;
import market.carrot.coordinator.CoordinatorProperties;
import market.carrot.coordinator.recovery.ObjectStore;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Import;

/** A disk that is nearly full: any disk, with more room to stay free than it has. */
class StoreGuardTest {

    private static final URI ROOT = URI.create("http://127.0.0.1:8085/");

    @TempDir
    private Path directory;

    @Test
    void withoutRoomChangesAreRefusedAndReadingGoesOn() {
        guarded("1000000TB", guard -> {
            for (String change : new String[] {"POST", "PUT", "DELETE"}) {
                Response refusal = answer(guard, change);
                assertThat(refusal.getStatus()).isEqualTo(503);
                assertThat(refusal.getHeaderString(HttpHeaders.RETRY_AFTER)).isNotNull();
                assertThat(refusal.getEntity().toString()).contains("store-full");
            }
            assertThat(answer(guard, "GET")).isNull();
        });
    }

    @Test
    void withRoomChangesGoOn() {
        guarded("0B", guard -> assertThat(answer(guard, "PUT")).isNull());
    }

    private void guarded(String minFree, Consumer<StoreGuard> test) {
        new ApplicationContextRunner()
                .withUserConfiguration(Store.class)
                .withPropertyValues(
                        "carrot.coordinator.url=http://127.0.0.1:8085",
                        "carrot.coordinator.participants=http://127.0.0.1:8082/lra-participant",
                        "carrot.coordinator.store.directory=" + directory,
                        "carrot.coordinator.store.min-free=" + minFree)
                .run(context -> test.accept(new StoreGuard(context.getBean(ObjectStore.class))));
    }

    /** @return null where the request is let through */
    private static Response answer(StoreGuard guard, String method) {
        ContainerRequest request = new ContainerRequest(
                ROOT, ROOT.resolve("lra-coordinator/start"), method, null, new MapPropertiesDelegate(), null);
        guard.filter(request);
        return request.getAbortResponse();
    }

    @EnableConfigurationProperties(CoordinatorProperties.class)
    @Import(ObjectStore.class)
    static class Store {}
}
