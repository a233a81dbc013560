package market.carrot.coordinator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arjuna.ats.arjuna.common.Uid;
import com.arjuna.ats.arjuna.exceptions.ObjectStoreException;
import com.arjuna.ats.arjuna.objectstore.StoreManager;
import io.narayana.lra.LRAConstants;
import io.narayana.lra.coordinator.domain.model.LongRunningAction;
import io.narayana.lra.coordinator.internal.LRARecoveryModule;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/**
 * Fault: Narayana's memory has an LRA whose record is gone from the store, as after a recovery pass that worked on the
 * record while a client ended the LRA. What must hold: it is open for nobody any more, and no other LRA is touched.
 */
class EndedLrasIT extends RunningCoordinator {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Integer[] NOT_YET = Collections.nCopies(1000, 503).toArray(Integer[]::new);

    @Test
    void areForgottenByTheNextPass() throws IOException {
        try (Participant ended = newParticipant().answering(NOT_YET);
                Participant pending = newParticipant().answering(NOT_YET)) {
            URI ghost = closing(ended);
            URI closing = closing(pending);
            URI active = coordinator.start();

            await("a recovery pass").atMost(PATIENCE).untilAsserted(() -> {
                removeRecord(ghost); // again, if a pass has just written it anew
                assertThat(coordinator.status(ghost)).isEqualTo("404");
            });
            assertThat(coordinator.status(closing)).isEqualTo("Closing");
            assertThat(coordinator.status(active)).isEqualTo("Active");
            coordinator.cancel(active);
        }
    }

    /** As long as somebody works on an LRA, its memory and its record need not agree. */
    @Test
    void areLeftAloneWhileSomebodyWorksOnThem() throws IOException {
        try (Participant participant = newParticipant().answering(NOT_YET);
                Participant other = newParticipant().answering(NOT_YET)) {
            URI worked = closing(participant);
            URI gone = closing(other);
            ReentrantLock lock = LRARecoveryModule.getService().lockTransaction(worked);
            try {
                await("a recovery pass").atMost(PATIENCE).untilAsserted(() -> {
                    removeRecord(worked);
                    removeRecord(gone);
                    assertThat(coordinator.status(gone)).isEqualTo("404");
                });
                assertThat(coordinator.status(worked)).isEqualTo("Closing");
            } finally {
                lock.unlock();
            }
            await("the next pass").atMost(PATIENCE).untilAsserted(() -> assertThat(coordinator.status(worked))
                    .isEqualTo("404"));
        }
    }

    private URI closing(Participant participant) {
        URI lra = coordinator.start();
        coordinator.join(lra, participant);
        assertThat(coordinator.close(lra)).isEqualTo("Closing");
        return lra;
    }

    private static void removeRecord(URI lra) throws ObjectStoreException {
        StoreManager.getRecoveryStore()
                .remove_committed(new Uid(LRAConstants.getLRAUid(lra)), LongRunningAction.getType());
    }
}
