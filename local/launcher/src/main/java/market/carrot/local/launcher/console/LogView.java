package market.carrot.local.launcher.console;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import market.carrot.local.launcher.Failure;
import market.carrot.local.launcher.Settings;

/** The logs of several processes on one console, each line after the name of its process. */
public final class LogView {
    private static final Duration PAUSE = Duration.ofMillis(250);
    /** In a line for people, and in one for machines. */
    private static final Pattern TROUBLE = Pattern.compile("^(.{0,20}\\b|\\{.{0,80}\"level\":\")(WARN|ERROR)\\b.*");

    private final Terminal terminal;
    private final List<LogTail> tails = new ArrayList<>();
    private final Predicate<String> shown;

    private LogView(Terminal terminal, Predicate<String> shown) {
        this.terminal = terminal;
        this.shown = shown;
    }

    /** @param bytes of each log to begin with */
    public static LogView all(Settings settings, Collection<String> processes, int bytes, Terminal terminal) {
        return new LogView(terminal, line -> true).of(settings, processes, bytes);
    }

    /** Only what is logged from now on as warning or error. */
    public static LogView troubles(Settings settings, Collection<String> processes, Terminal terminal) {
        return new LogView(terminal, line -> TROUBLE.matcher(line).matches()).of(settings, processes, 0);
    }

    private LogView of(Settings settings, Collection<String> processes, int bytes) {
        try {
            for (String process : processes) {
                tails.add(LogTail.ofEnd(process, settings.log(process), bytes));
            }
        } catch (IOException e) {
            throw new Failure("The logs cannot be read: " + e, e);
        }
        return this;
    }

    /** Shows what is new. */
    public void show() {
        for (LogTail tail : tails) {
            try {
                tail.read(line -> {
                    if (shown.test(line)) {
                        terminal.line(terminal.styled(Style.DIM, "%-15s | ".formatted(tail.name())) + line);
                    }
                });
            } catch (IOException e) {
                throw new Failure("The log of " + tail.name() + " cannot be read: " + e, e);
            }
        }
    }

    /** Shows what is new until interrupted. */
    public void follow() {
        try {
            while (true) {
                show();
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Follows beside what else goes on. */
    public void followInBackground() {
        Thread thread = new Thread(this::follow, "logs");
        thread.setDaemon(true);
        thread.start();
    }
}
