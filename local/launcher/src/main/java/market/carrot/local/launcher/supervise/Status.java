package market.carrot.local.launcher.supervise;

import java.time.Duration;
import java.time.Instant;

/**
 * A process at one moment.
 *
 * @param pid 0 when it does not run
 * @param since when the state was entered
 * @param took how long the last start took until ready, or has taken up to now
 * @param note what else there is to say, such as why it died
 */
public record Status(String name, State state, long pid, int port, Instant since, Duration took, String note) {}
