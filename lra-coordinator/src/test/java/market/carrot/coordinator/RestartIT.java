package market.carrot.coordinator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The coordinator's process and its store under faults. */
class RestartIT {

    private static final Duration START = Duration.ofSeconds(60);

    @TempDir
    private Path files;

    private Path store;
    private int port;
    private LraClient coordinator;

    @BeforeEach
    void findPort() throws IOException {
        store = files.resolve("store");
        port = CoordinatorProcess.freePort();
        coordinator = new LraClient(port, null);
    }

    /**
     * Fault: the coordinator is killed while one LRA is open and another is closing. Both must be known as soon as it is
     * ready again, the open one still open, and both must come to their end.
     */
    @Test
    void aKilledCoordinatorGoesOnWithEveryLra() throws Exception {
        try (Participant open = new Participant();
                Participant closing = new Participant().answering(503)) {
            URI openLra;
            URI closingLra;
            try (CoordinatorProcess first = ready()) {
                openLra = coordinator.start();
                coordinator.join(openLra, open);
                closingLra = coordinator.start();
                coordinator.join(closingLra, closing);
                assertThat(coordinator.close(closingLra)).isEqualTo("Closing");
                first.kill();
            }

            try (CoordinatorProcess second = ready()) {
                assertThat(coordinator.status(openLra)).isEqualTo("Active");
                assertThat(coordinator.close(openLra)).isEqualTo("Closed");
                assertThat(open.verbs()).containsExactly("complete");
                await("recovery").untilAsserted(() -> assertThat(coordinator.status(closingLra))
                        .isEqualTo("404"));
                assertThat(closing.verbs()).hasSizeGreaterThan(1).containsOnly("complete");

                second.stop();
                assertThat(second.log())
                        .contains("Scanned the object store " + store)
                        .contains("Stopped with 0 LRAs");
            }
        }
    }

    /** Fault: the store's directory is taken away from a running coordinator. It must not take further requests. */
    @Test
    void aCoordinatorThatLosesItsStoreIsNotReady() throws Exception {
        try (CoordinatorProcess process = ready()) {
            Files.move(store, files.resolve("elsewhere"));

            assertThat(process.readiness()).isEqualTo(503);
            assertThat(process.liveness()).as("no restart would help").isEqualTo(200);
            assertThat(process.log()).contains("The object store " + store + " cannot be written");
        }
    }

    /** Fault: a second coordinator is started on a store in use, which would complete LRAs twice. */
    @Test
    void aSecondCoordinatorOnTheSameStoreDoesNotStart() throws Exception {
        try (CoordinatorProcess first = ready();
                CoordinatorProcess second = CoordinatorProcess.start(store, CoordinatorProcess.freePort())) {
            assertThat(second.exitCode()).isNotZero();
            assertThat(second.log()).contains("Another coordinator is using the object store " + store);
            assertThat(first.readiness()).isEqualTo(200);
        }
    }

    private CoordinatorProcess ready() throws IOException {
        CoordinatorProcess process = CoordinatorProcess.start(store, port);
        await("started").atMost(START).until(() -> process.liveness() == 200);
        assertThat(process.log()).as("startup probes wait for it").contains("Scanned the object store " + store);
        await("ready").atMost(START).until(() -> process.readiness() == 200);
        return process;
    }
}
