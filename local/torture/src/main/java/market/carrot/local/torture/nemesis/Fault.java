package market.carrot.local.torture.nemesis;

import java.time.Duration;
import java.util.Locale;
import market.carrot.local.launcher.system.Part;

/**
 * Something bad that happens to one process.
 *
 * @param after the begin of the round
 * @param length of a pause; the other kinds end when the process is ready again
 */
public record Fault(FaultKind kind, Part part, Duration after, Duration length) {

    @Override
    public String toString() {
        String what = kind.name().toLowerCase(Locale.ROOT) + " " + part.word();
        return kind == FaultKind.PAUSE ? what + " for %.1f s".formatted(length.toMillis() / 1_000.0) : what;
    }
}
