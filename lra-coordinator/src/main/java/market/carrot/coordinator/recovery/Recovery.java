package market.carrot.coordinator.recovery;

import com.arjuna.ats.arjuna.recovery.RecoveryManager;
import io.narayana.lra.LRAData;
import io.narayana.lra.coordinator.domain.service.LRAService;
import io.narayana.lra.coordinator.internal.LRARecoveryModule;
import java.time.Duration;
import java.time.Instant;
import market.carrot.coordinator.CoordinatorProperties;
import market.carrot.coordinator.callback.CallbackGate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Opens the store, reads every LRA in it and goes on repeating what participants missed. Begins before the web server
 * takes requests and ends after it: an LRA that is in the store but not yet read would be answered with 404.
 */
@Component
class Recovery implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    private final CoordinatorProperties properties;
    private final ObjectStore store;
    private final CallbackGate callbacks;
    private volatile boolean running;

    Recovery(CoordinatorProperties properties, ObjectStore store, CallbackGate callbacks) {
        this.properties = properties;
        this.store = store;
        this.callbacks = callbacks;
    }

    @Override
    public void start() {
        store.open();
        NarayanaSettings.apply(properties, store.directory());
        AtomicRecordStore.onFailure(new StoreFailure());
        RecoveryManager.delayRecoveryManagerThread(); // or it reads the store at the same time
        LRAService lras = LRARecoveryModule.getService();
        Instant begin = Instant.now();
        lras.scan();
        log.info(
                "Scanned the object store {} in {} ms: {} LRAs",
                store.directory(),
                Duration.between(begin, Instant.now()).toMillis(),
                known(lras));
        callbacks.open();
        RecoveryManager.manager().startRecoveryManagerThread();
        running = true;
        log.info(
                "Started as node {}, failed callbacks are repeated every {} s",
                properties.nodeIdentifier(),
                properties.recovery().cycle().toSeconds());
    }

    @Override
    public void stop() {
        running = false;
        RecoveryManager.manager().terminate(); // waits for a pass in progress
        log.info("Stopped with {} LRAs in the object store", known(LRARecoveryModule.getService()));
    }

    /** Stops beside the caller's thread, so that a pass held up by hung participants is not waited for without end. */
    @Override
    public void stop(Runnable stopped) {
        Thread stopping = new Thread(
                () -> {
                    try {
                        stop();
                    } finally {
                        stopped.run();
                    }
                },
                "recovery-stop");
        stopping.setDaemon(true);
        stopping.start();
    }

    /** Narayana lists an LRA whose end is pending twice. */
    private static long known(LRAService lras) {
        return lras.getAll().stream().map(LRAData::getLraId).distinct().count();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0; // the web server's phase is later at the start and earlier at the stop
    }
}
