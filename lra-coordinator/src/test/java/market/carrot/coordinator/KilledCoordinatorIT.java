package market.carrot.coordinator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at every stage of an LRA's life, and participants that hang meanwhile. */
class KilledCoordinatorIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** How long Narayana waits for one callback. */
    private static final Duration CALLBACK_LIMIT = Duration.ofSeconds(2);

    private static final int HUNG = 30;

    @TempDir
    private Path store;

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private int port;
    private LraClient coordinator;

    @BeforeEach
    void findPort() throws IOException {
        port = CoordinatorProcess.freePort();
        coordinator = new LraClient(port, null);
    }

    @AfterEach
    void stopCallers() {
        callers.shutdownNow();
    }

    /**
     * Fault: killed after the start was answered, after the join was answered, during the callback of a close and of a
     * cancel, and after the end was answered. What was answered holds, and what was begun is carried through.
     */
    @Test
    void whatWasAnsweredHolds() throws Exception {
        try (Participant joined = new Participant();
                Participant closing = new Participant().hanging();
                Participant cancelling = new Participant().hanging();
                Participant done = new Participant()) {
            URI started;
            URI joinedLra;
            URI closingLra;
            URI cancellingLra;
            URI doneLra;
            try (CoordinatorProcess first = ready()) {
                started = coordinator.start();
                joinedLra = joinedBy(joined);
                doneLra = joinedBy(done);
                assertThat(coordinator.close(doneLra)).isEqualTo("Closed");
                closingLra = joinedBy(closing);
                cancellingLra = joinedBy(cancelling);
                CompletableFuture.runAsync(() -> coordinator.close(closingLra), callers);
                CompletableFuture.runAsync(() -> coordinator.cancel(cancellingLra), callers);
                await("callbacks")
                        .until(() -> !closing.verbs().isEmpty()
                                && !cancelling.verbs().isEmpty());
                first.kill();
            }
            closing.release();
            cancelling.release();

            try (CoordinatorProcess second = ready()) {
                assertThat(coordinator.status(started)).isEqualTo("Active");
                coordinator.join(started, joined);
                assertThat(coordinator.close(started)).isEqualTo("Closed");
                assertThat(coordinator.cancel(joinedLra)).isEqualTo("Cancelled");
                assertThat(joined.verbs()).containsExactly("complete", "compensate");
                await("recovery").atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(coordinator.status(closingLra)).isEqualTo("404");
                    assertThat(coordinator.status(cancellingLra)).isEqualTo("404");
                });
                assertThat(closing.verbs()).hasSizeGreaterThan(1).containsOnly("complete");
                assertThat(cancelling.verbs()).hasSizeGreaterThan(1).containsOnly("compensate");
                assertThat(coordinator.status(doneLra)).isEqualTo("404");
                assertThat(done.verbs()).containsExactly("complete");
                assertThat(second.readiness()).isEqualTo(200);
            }
        }
    }

    /**
     * Fault: many participants hang while their LRAs are closed, and the coordinator is killed. Neither another LRA's end
     * nor the next start waits for them: it takes a small part of the time that calling them one by one would.
     */
    @Test
    void hungParticipantsHoldUpNeitherOthersNorTheNextStart() throws Exception {
        Duration withoutThem = startAndKill();
        try (Participant hung = new Participant().hanging();
                Participant healthy = new Participant()) {
            List<URI> pending;
            try (CoordinatorProcess first = ready()) {
                pending = IntStream.range(0, HUNG).mapToObj(i -> joinedBy(hung)).toList();
                pending.forEach(lra -> CompletableFuture.runAsync(() -> coordinator.close(lra), callers));
                await("callbacks").atMost(PATIENCE).until(() -> hung.verbs().size() >= HUNG);

                assertThat(coordinator.close(joinedBy(healthy))).isEqualTo("Closed");

                first.kill();
            }

            long begin = System.nanoTime();
            try (CoordinatorProcess second = ready()) {
                Duration start = Duration.ofNanos(System.nanoTime() - begin);
                assertThat(start.minus(withoutThem)).isLessThan(CALLBACK_LIMIT.multipliedBy(HUNG / 2));
                assertThat(coordinator.close(joinedBy(healthy))).isEqualTo("Closed");

                hung.release();
                await("recovery").atMost(PATIENCE).untilAsserted(() -> assertThat(pending)
                        .allSatisfy(lra -> assertThat(coordinator.status(lra)).isEqualTo("404")));
                assertThat(hung.verbs()).containsOnly("complete");
                assertThat(second.readiness()).isEqualTo(200);
            }
        }
    }

    private Duration startAndKill() throws IOException {
        long begin = System.nanoTime();
        ready().kill();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private URI joinedBy(Participant participant) {
        URI lra = coordinator.start();
        coordinator.join(lra, participant);
        return lra;
    }

    private CoordinatorProcess ready() throws IOException {
        CoordinatorProcess process = CoordinatorProcess.start(store, port);
        await("ready").atMost(PATIENCE).until(() -> process.readiness() == 200);
        return process;
    }
}
