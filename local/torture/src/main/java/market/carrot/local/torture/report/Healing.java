package market.carrot.local.torture.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How long it took each time until all was quiet. */
public final class Healing {
    private final List<Duration> fromFault = new ArrayList<>();
    private final List<Duration> fromReady = new ArrayList<>();

    /**
     * @param fault when the last fault was over: the process was dead, thawed, or restarted
     * @param ready when every process was ready again
     * @param quiet when all was quiet
     */
    public void note(Instant fault, Instant ready, Instant quiet) {
        fromFault.add(Duration.between(fault, quiet));
        fromReady.add(Duration.between(ready, quiet));
    }

    /** Nearest rank: the shortest time that this share of all does not exceed. */
    static Duration percentile(List<Duration> times, double share) {
        List<Duration> sorted = times.stream().sorted().toList();
        return sorted.isEmpty() ? Duration.ZERO : sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }

    @Override
    public String toString() {
        return "after the last fault %s; after all was ready again %s (%d rounds)"
                .formatted(summary(fromFault), summary(fromReady), fromFault.size());
    }

    private static String summary(List<Duration> times) {
        return "p50 %s, p99 %s, max %s"
                .formatted(
                        seconds(percentile(times, 0.5)),
                        seconds(percentile(times, 0.99)),
                        seconds(percentile(times, 1)));
    }

    private static String seconds(Duration time) {
        return "%.1f s".formatted(time.toMillis() / 1_000.0);
    }
}
