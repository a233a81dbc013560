package market.carrot.coordinator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a saga expects of its coordinator. */
class LraLifecycleIT extends RunningCoordinator {

    private static final Duration THREE_RECOVERY_CYCLES = Duration.ofSeconds(6);

    private Participant participant;

    @BeforeEach
    void openParticipant() throws IOException {
        participant = newParticipant();
    }

    @AfterEach
    void closeParticipant() {
        participant.close();
    }

    @Test
    void closingCompletesTheParticipantExactlyOnce() {
        URI lra = coordinator.start();
        coordinator.join(lra, participant);

        assertThat(coordinator.close(lra)).isEqualTo("Closed");

        await("recovery leaves it alone")
                .during(THREE_RECOVERY_CYCLES)
                .atMost(THREE_RECOVERY_CYCLES.plusSeconds(2))
                .untilAsserted(() -> assertThat(participant.verbs()).containsExactly("complete"));
    }

    @Test
    void cancellingCompensatesTheParticipant() {
        URI lra = coordinator.start();
        coordinator.join(lra, participant);

        assertThat(coordinator.cancel(lra)).isEqualTo("Cancelled");

        assertThat(participant.verbs()).containsExactly("compensate");
    }

    /** Fault: the participant answers 503 to its first two callbacks. Its caller learns "Closing", recovery goes on. */
    @Test
    void aCloseThatFailsIsRepeatedUntilItIsDone() {
        participant.answering(503, 503);
        URI lra = coordinator.start();
        coordinator.join(lra, participant);

        assertThat(coordinator.close(lra)).isEqualTo("Closing");
        assertThat(coordinator.status(lra)).isEqualTo("Closing");

        await("the LRA is done")
                .untilAsserted(() -> assertThat(coordinator.status(lra)).isEqualTo("404"));
        assertThat(participant.verbs()).containsExactly("complete", "complete", "complete");
    }

    /** Fault: the participant answers 503 to its first callback. */
    @Test
    void aCancelThatFailsIsRepeatedUntilItIsDone() {
        participant.answering(503);
        URI lra = coordinator.start();
        coordinator.join(lra, participant);

        assertThat(coordinator.cancel(lra)).isEqualTo("Cancelling");

        await("the LRA is done")
                .untilAsserted(() -> assertThat(coordinator.status(lra)).isEqualTo("404"));
        assertThat(participant.verbs()).containsExactly("compensate", "compensate");
    }

    @Test
    void anLraThatOutlivesItsTimeLimitIsCancelled() {
        URI lra = coordinator.start(Duration.ofMillis(500));
        coordinator.join(lra, participant);

        await("the limit").untilAsserted(() -> assertThat(participant.verbs()).containsExactly("compensate"));
    }

    @Test
    void everyCallbackCarriesTheServiceToken() {
        URI lra = coordinator.start();
        coordinator.join(lra, participant);

        coordinator.close(lra);

        assertThat(participant.callbacks().get(0).authorization()).startsWith("Bearer ey");
    }
}
