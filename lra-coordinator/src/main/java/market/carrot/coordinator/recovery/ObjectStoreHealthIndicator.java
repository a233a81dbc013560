package market.carrot.coordinator.recovery;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Ready means: the store has been scanned, so no LRA in it is answered with 404, and can be written. */
@Component
class ObjectStoreHealthIndicator implements HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(ObjectStoreHealthIndicator.class);

    private final ObjectStore store;
    private final Recovery recovery;
    private boolean wasWritable = true;

    ObjectStoreHealthIndicator(ObjectStore store, Recovery recovery) {
        this.store = store;
        this.recovery = recovery;
    }

    @Override
    public synchronized Health health() {
        if (!recovery.isRunning()) {
            return Health.down().withDetail("reason", "not scanned").build();
        }
        try {
            store.probe();
            report(true, null);
            return Health.up().build();
        } catch (IOException e) {
            report(false, e);
            return Health.down(e).build();
        }
    }

    private void report(boolean writable, IOException failure) {
        if (writable && !wasWritable) {
            log.info("The object store {} can be written again", store.directory());
        } else if (!writable && wasWritable) {
            log.error("The object store {} cannot be written: {}", store.directory(), failure.toString());
        }
        wasWritable = writable;
    }
}
