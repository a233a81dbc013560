package market.carrot.local.launcher.console;

import java.time.Duration;
import java.util.Locale;

/** Durations as people read them. */
public final class Seconds {
    private Seconds() {}

    public static String of(Duration duration) {
        if (duration.toHours() > 0) {
            return "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart());
        }
        if (duration.toMinutes() > 0) {
            return "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
        }
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
