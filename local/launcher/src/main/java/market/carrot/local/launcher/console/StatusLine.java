package market.carrot.local.launcher.console;

import java.time.Duration;
import java.time.Instant;
import market.carrot.local.launcher.supervise.Status;

/** One process as one line. */
public final class StatusLine {
    private StatusLine() {}

    /** While everything starts. */
    static String starting(Status status, Terminal terminal) {
        String what =
                switch (status.state()) {
                    case STARTING -> "starting  " + Seconds.of(status.took());
                    case READY -> "ready     " + Seconds.of(status.took());
                    default -> status.state() + (status.note().isEmpty() ? "" : "  " + status.note());
                };
        return "  %-15s %s".formatted(status.name(), terminal.styled(style(status), what));
    }

    /** For {@code ./carrot status}; columns that a script can read. */
    public static String table(Status status) {
        String age = Seconds.of(Duration.between(status.since(), Instant.now()));
        return "%-15s %-9s port %-6d pid %-8s %s%s"
                .formatted(
                        status.name(),
                        status.state(),
                        status.port(),
                        status.pid() == 0 ? "-" : status.pid(),
                        "for " + age,
                        status.note().isEmpty() ? "" : "  " + status.note());
    }

    static Style style(Status status) {
        return switch (status.state()) {
            case READY -> Style.GOOD;
            case DIED, FAILED -> Style.BAD;
            case STARTING, STOPPING -> Style.WARN;
            case WAITING, STOPPED -> Style.DIM;
        };
    }
}
