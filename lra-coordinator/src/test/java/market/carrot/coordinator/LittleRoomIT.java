package market.carrot.coordinator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk with less room than must stay free: any disk, when more must stay free than it has. */
class LittleRoomIT {

    private static final Duration START = Duration.ofSeconds(120);

    @TempDir
    private Path store;

    private int port;
    private LraClient coordinator;

    @BeforeEach
    void findPort() throws IOException {
        port = CoordinatorProcess.freePort();
        coordinator = new LraClient(port, null);
    }

    /**
     * Fault: the coordinator was killed, and its disk has filled up meanwhile. It refuses to start and says what to do;
     * with room again it goes on with the LRA that was open.
     */
    @Test
    void itStartsWhenThereIsRoomAgain() throws Exception {
        try (Participant participant = new Participant()) {
            URI lra;
            try (CoordinatorProcess process = start("0B")) {
                awaitReady(process);
                lra = coordinator.start();
                coordinator.join(lra, participant);
                process.kill();
            }

            try (CoordinatorProcess refused = start("1000000TB")) {
                assertThat(refused.exitCode()).isNotZero();
                assertThat(refused.log()).contains("bytes are free", "carrot.coordinator.store.directory");
            }

            try (CoordinatorProcess again = start("0B")) {
                awaitReady(again);
                assertThat(coordinator.status(lra)).isEqualTo("Active");
                assertThat(coordinator.close(lra)).isEqualTo("Closed");
                assertThat(participant.verbs()).containsExactly("complete");
            }
        }
    }

    private CoordinatorProcess start(String minFree) throws IOException {
        return CoordinatorProcess.start(List.of(), store, port, "--carrot.coordinator.store.min-free=" + minFree);
    }

    private static void awaitReady(CoordinatorProcess process) {
        await("ready").atMost(START).until(() -> process.readiness() == 200);
    }
}
