package market.carrot.local.launcher.console;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import market.carrot.local.launcher.supervise.Status;

/** What the processes do, told calmly: a list kept up to date while they start, single lines afterwards. */
public final class Progress {
    private static final Duration REDRAW = Duration.ofMillis(250);

    private final Terminal terminal;
    private final Supplier<List<Status>> statuses;
    private boolean drawing;

    public Progress(Terminal terminal, Supplier<List<Status>> statuses) {
        this.terminal = terminal;
        this.statuses = statuses;
    }

    /** From now on the whole list is drawn again and again; without a terminal there are lines only. */
    public synchronized void begin() {
        if (terminal.isInteractive()) {
            drawing = true;
            Thread thread = new Thread(this::draw, "progress");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private synchronized void draw() {
        try {
            while (drawing) {
                drawOnce();
                wait(REDRAW.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void drawOnce() {
        terminal.block(statuses.get().stream()
                .map(status -> StatusLine.starting(status, terminal))
                .toList());
    }

    /** The list stays as it is now. */
    public synchronized void end() {
        if (drawing) {
            drawOnce();
            drawing = false;
            notifyAll();
        }
    }

    /** A change of a process; while the list is drawn it says so itself. */
    public synchronized void changed(Status status) {
        if (!drawing) {
            told(status)
                    .map(text -> "  %-15s %s".formatted(status.name(), terminal.styled(StatusLine.style(status), text)))
                    .ifPresent(terminal::line);
        }
    }

    private static Optional<String> told(Status status) {
        return switch (status.state()) {
            case READY -> Optional.of("ready after " + Seconds.of(status.took()));
            case STARTING, STOPPED -> Optional.of(status.state().toString());
            case DIED -> Optional.of("died: " + status.note());
            case FAILED -> Optional.of("failed: " + status.note());
            case WAITING, STOPPING -> Optional.empty();
        };
    }
}
