package market.carrot.local.torture.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long it took each time from the end of the last fault until all was quiet. */
public final class Healing {
    private final List<Duration> times = new ArrayList<>();

    public void note(Duration time) {
        times.add(time);
    }

    public int count() {
        return times.size();
    }

    /** Nearest rank: the shortest time that this share of all does not exceed. */
    public Duration percentile(double share) {
        List<Duration> sorted = times.stream().sorted().toList();
        return sorted.isEmpty() ? Duration.ZERO : sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }

    @Override
    public String toString() {
        return "p50 %s, p99 %s, max %s (of %d)"
                .formatted(seconds(percentile(0.5)), seconds(percentile(0.99)), seconds(percentile(1)), count());
    }

    static String seconds(Duration time) {
        return "%.1f s".formatted(time.toMillis() / 1_000.0);
    }
}
