package market.carrot.local.launcher.supervise;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The one lock of all supervised processes: whoever waits for another looks again at every change. */
final class Board {

    /** Tells everybody who waits that something has changed. */
    synchronized void changed() {
        notifyAll();
    }

    synchronized void change(Runnable change) {
        change.run();
        notifyAll();
    }

    /** @return whether the condition came true within the limit */
    synchronized boolean await(BooleanSupplier condition, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(Math.max(1, left / 1_000_000));
        }
        return true;
    }

    synchronized void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            wait();
        }
    }
}
