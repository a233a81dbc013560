package market.carrot.coordinator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The coordinator's disk without a free byte: nothing is acknowledged that is not in the store. Needs a disk small enough
 * to be filled up, and is skipped, saying why, where none can be mounted; {@link LittleRoomIT} runs everywhere.
 */
class FullDiskIT {

    private static final Duration START = Duration.ofSeconds(120);

    @TempDir
    private Path mountPoint;

    private SmallDisk disk;
    private int port;
    private LraClient coordinator;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        Optional<String> obstacle = SmallDisk.obstacle(mountPoint);
        assumeTrue(obstacle.isEmpty(), () -> "no small disk can be mounted here: " + obstacle.orElseThrow());
        disk = SmallDisk.of(8, mountPoint);
        port = CoordinatorProcess.freePort();
        coordinator = new LraClient(port, null);
    }

    @AfterEach
    void unmount() {
        if (disk != null) {
            disk.close();
        }
    }

    /**
     * Fault: the disk fills up while LRAs are open. The coordinator says that it is not ready and refuses every change,
     * also the close of an LRA without participants, for which Narayana writes nothing; with room again it goes on with
     * every LRA as it was, also after a kill.
     */
    @Test
    void changesAreRefusedUntilThereIsRoomAgain() throws Exception {
        try (Participant participant = new Participant();
                Participant late = new Participant()) {
            URI open;
            URI empty;
            try (CoordinatorProcess process = ready("1MB")) {
                open = coordinator.start();
                coordinator.join(open, participant);
                empty = coordinator.start();

                disk.fill();

                assertThat(process.readiness()).isEqualTo(503);
                assertRefused(coordinator.post("/start?ClientID=42"));
                assertRefused(coordinator.tryToJoin(open, late));
                assertRefused(coordinator.tryToClose(open));
                assertRefused(coordinator.tryToClose(empty));
                assertThat(coordinator.status(open)).isEqualTo("Active");

                disk.clear();

                assertThat(process.readiness()).isEqualTo(200);
                assertThat(coordinator.status(empty)).isEqualTo("Active");
                process.kill();
            }
            try (CoordinatorProcess again = ready("1MB")) {
                assertThat(coordinator.close(open)).isEqualTo("Closed");
                assertThat(coordinator.close(empty)).isEqualTo("Closed");
                assertThat(participant.verbs()).containsExactly("complete");
                assertThat(late.verbs()).isEmpty();
                assertThat(again.readiness()).isEqualTo(200);
            }
        }
    }

    /**
     * Fault: a record cannot be written although the request was let through. Narayana's memory says "closing" then, and
     * its store does not, so that nobody would ever end the LRA: the process ends, and the next one finds the LRA open.
     */
    @Test
    void aProcessWhoseMemoryIsAheadOfItsStoreEnds() throws Exception {
        try (Participant participant = new Participant()) {
            URI lra;
            try (CoordinatorProcess process = ready("0B")) {
                lra = coordinator.start();
                coordinator.join(lra, participant);
                disk.fill();

                assertThat(coordinator.tryToClose(lra).statusCode()).isEqualTo(503);

                assertThat(process.exitCode()).isNotZero();
                assertThat(process.log()).contains("begin again from the store");
                assertThat(participant.verbs()).isEmpty();
            }
            disk.clear();
            try (CoordinatorProcess again = ready("0B")) {
                assertThat(coordinator.status(lra)).isEqualTo("Active");
                assertThat(coordinator.close(lra)).isEqualTo("Closed");
                assertThat(participant.verbs()).containsExactly("complete");
                assertThat(again.readiness()).isEqualTo(200);
            }
        }
    }

    /** Fault: the coordinator is started on a full disk, on which an earlier one left a record without content. */
    @Test
    void itDoesNotStartWithoutRoomAndRemovesWhatWasNeverWritten() throws Exception {
        URI lra;
        try (CoordinatorProcess process = ready("1MB")) {
            lra = coordinator.start();
            process.kill();
        }
        Path record = records().findFirst().orElseThrow();
        Path unwritten = Files.createFile(record.resolveSibling("0_ffff7f000001_1_1_1"));
        disk.fill();
        try (CoordinatorProcess refused = start("1MB")) {
            assertThat(refused.exitCode()).isNotZero();
            assertThat(refused.log()).contains("cannot be written");
        }

        disk.clear();
        try (CoordinatorProcess again = ready("1MB")) {
            assertThat(coordinator.status(lra)).isEqualTo("Active");
            assertThat(unwritten).doesNotExist();
            assertThat(again.log()).contains("whose writing was never finished").doesNotContain("while recovering");
        }
    }

    private Stream<Path> records() throws IOException {
        try (Stream<Path> files = Files.walk(disk.directory())) {
            return files.filter(file -> file.getParent().endsWith("LongRunningAction")).toList().stream();
        }
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    private CoordinatorProcess start(String minFree) throws IOException {
        return CoordinatorProcess.start(
                disk.wrapper(), mountPoint.resolve("store"), port, "--carrot.coordinator.store.min-free=" + minFree);
    }

    private CoordinatorProcess ready(String minFree) throws IOException {
        CoordinatorProcess process = start(minFree);
        await("ready").atMost(START).until(() -> process.readiness() == 200);
        return process;
    }
}
