package market.carrot.coordinator.recovery;

import com.arjuna.ats.arjuna.common.Uid;
import com.arjuna.ats.arjuna.exceptions.ObjectStoreException;
import com.arjuna.ats.arjuna.objectstore.StateStatus;
import com.arjuna.ats.arjuna.objectstore.StoreManager;
import com.arjuna.ats.arjuna.recovery.RecoveryModule;
import io.narayana.lra.LRAConstants;
import io.narayana.lra.LRAData;
import io.narayana.lra.coordinator.domain.model.LongRunningAction;
import io.narayana.lra.coordinator.domain.service.LRAService;
import io.narayana.lra.coordinator.internal.LRARecoveryModule;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets LRAs that have ended. An LRA is open as long as it has a record in the store. When a recovery pass works on a
 * record at the moment in which a client ends that LRA, Narayana may remove the record and yet keep the LRA in memory, as
 * {@code Closing} or {@code Cancelling}, until the next restart.
 *
 * <p>Public, because Narayana makes it by its name.
 */
public final class EndedLras implements RecoveryModule {

    private static final Logger log = LoggerFactory.getLogger(EndedLras.class);

    @Override
    public void periodicWorkFirstPass() {
        // all is done behind the pass over the records
    }

    @Override
    public void periodicWorkSecondPass() {
        LRAService lras = LRARecoveryModule.getService();
        Set<URI> known = lras.getAll().stream().map(LRAData::getLraId).collect(Collectors.toSet());
        known.stream().filter(lra -> !hasRecord(lra)).forEach(lra -> forget(lra, lras));
    }

    /** Who ends an LRA holds its lock until memory and store agree; only then it is looked at. */
    private static void forget(URI lra, LRAService lras) {
        ReentrantLock lock = lras.tryLockTransaction(lra);
        if (lock == null) {
            return;
        }
        try {
            if (!hasRecord(lra)) {
                lras.remove(lra);
                log.info("Forgot {}, which has ended", lra);
            }
        } finally {
            lock.unlock();
        }
    }

    private static boolean hasRecord(URI lra) {
        try {
            Uid uid = new Uid(LRAConstants.getLRAUid(lra));
            return StoreManager.getRecoveryStore().currentState(uid, LongRunningAction.getType())
                    != StateStatus.OS_UNKNOWN;
        } catch (ObjectStoreException e) {
            log.warn("The store does not say whether it has a record of {}: {}", lra, e.toString());
            return true;
        }
    }
}
