package market.carrot.local.launcher.supervise;

import java.time.Duration;
import java.time.Instant;

/** How long to wait before a process that died is started again: longer each time, until it has lived for a while. */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration HEALTHY = Duration.ofMinutes(1);

    private Duration next = FIRST;

    /** @param readySince null when it died before it was ready */
    Duration afterDeath(Instant readySince, Instant now) {
        if (readySince != null && readySince.plus(HEALTHY).isBefore(now)) {
            next = FIRST;
        }
        Duration wait = next;
        next = wait.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : wait.multipliedBy(2);
        return wait;
    }
}
