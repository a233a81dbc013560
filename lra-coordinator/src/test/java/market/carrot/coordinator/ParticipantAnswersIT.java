package market.carrot.coordinator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the coordinator makes of each answer to its callback; whoever ends a trade relies on it. */
class ParticipantAnswersIT extends RunningCoordinator {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Also 410, and whatever page something in between answers with 200: the LRA is over, so a trade must not rely on it. */
    @ParameterizedTest
    @CsvSource({
        "close, 200, ''",
        "close, 204, ''",
        "close, 410, ''",
        "close, 410, <html>gone</html>",
        "close, 200, <html>welcome</html>",
        "cancel, 200, ''",
        "cancel, 410, ''",
        "cancel, 200, <html>welcome</html>"
    })
    void isTakenForDone(String verb, int status, String body) throws IOException {
        try (Participant participant = newParticipant().answering(status, body)) {
            URI lra = joinedBy(participant);

            assertThat(end(lra, verb)).isEqualTo(verb.equals("close") ? "Closed" : "Cancelled");

            assertThat(coordinator.status(lra)).isEqualTo("404");
            assertThat(participant.verbs()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "close, 202, ''",
        "close, 401, ''",
        "close, 404, <html>nobody</html>",
        "close, 418, ''",
        "close, 500, ''",
        "close, 500, <html>error</html>",
        "close, 503, ''",
        "cancel, 202, ''",
        "cancel, 404, ''",
        "cancel, 418, <html>teapot</html>",
        "cancel, 500, ''",
        "cancel, 500, <html>error</html>",
        "cancel, 503, ''"
    })
    void isRepeated(String verb, int status, String body) throws IOException {
        try (Participant participant = newParticipant().answering(status, body)) {
            URI lra = joinedBy(participant);

            assertThat(end(lra, verb)).isEqualTo(verb.equals("close") ? "Closing" : "Cancelling");

            awaitEnd(lra);
            assertThat(participant.verbs()).hasSize(2).containsOnly(verb.equals("close") ? "complete" : "compensate");
        }
    }

    /** Fault: the participant does not answer at all, then it does. */
    @ParameterizedTest
    @CsvSource({"close, complete", "cancel, compensate"})
    void noAnswerIsRepeated(String verb, String callback) throws IOException {
        try (Participant participant = newParticipant().hanging()) {
            URI lra = joinedBy(participant);

            assertThat(end(lra, verb)).endsWith("ing");

            participant.release();
            awaitEnd(lra);
            assertThat(participant.verbs()).hasSizeGreaterThan(1).containsOnly(callback);
        }
    }

    /** Fault: nobody listens where the participant was, then somebody does. */
    @ParameterizedTest
    @CsvSource({"close, complete", "cancel, compensate"})
    void aRefusedConnectionIsRepeated(String verb, String callback) throws IOException {
        Participant gone = newParticipant();
        URI lra = joinedBy(gone);
        gone.close();

        assertThat(end(lra, verb)).endsWith("ing");

        try (Participant back = new Participant(gone.port())) {
            awaitEnd(lra);
            assertThat(back.verbs()).containsExactly(callback);
        }
    }

    /** The one answer that ends it badly: 500 with the name of a participant's state. Ours never says that. */
    @Test
    void aFailureForGoodIsNotRepeatedAndIsForgotten() throws IOException {
        try (Participant participant = newParticipant().answering(500, "FailedToComplete")) {
            URI lra = joinedBy(participant);

            assertThat(end(lra, "close")).isEqualTo("FailedToClose");

            assertThat(coordinator.status(lra)).isEqualTo("404");
        }
    }

    private void awaitEnd(URI lra) {
        await("recovery").atMost(PATIENCE).untilAsserted(() -> assertThat(coordinator.status(lra))
                .isEqualTo("404"));
    }

    private URI joinedBy(Participant participant) {
        URI lra = coordinator.start();
        coordinator.join(lra, participant);
        return lra;
    }

    private String end(URI lra, String verb) {
        return verb.equals("close") ? coordinator.close(lra) : coordinator.cancel(lra);
    }
}
