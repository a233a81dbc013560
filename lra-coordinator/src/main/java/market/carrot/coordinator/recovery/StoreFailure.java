package market.carrot.coordinator.recovery;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process after a record could not be written. Narayana's memory is then ahead of its store, in ways that it
 * never mends: an LRA that it could not save as closing counts as closing, and nobody ends it. The next start begins
 * from the store, as soon as that can be written.
 */
class StoreFailure implements Consumer<IOException> {

    private static final Logger log = LoggerFactory.getLogger(StoreFailure.class);

    private final AtomicBoolean ending = new AtomicBoolean();

    @Override
    public void accept(IOException failure) {
        if (ending.compareAndSet(false, true)) {
            log.error(
                    "A record could not be written, so this process ends, to begin again from the store: {}",
                    failure.toString());
            // beside the thread that has to answer its caller first
            new Thread(() -> System.exit(1), "store-failure").start();
        }
    }
}
