package market.carrot.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import market.carrot.acceptance.wire.Faults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole system, started with {@code ./carrot} and treated as a person at a terminal would. */
public final class CarrotSystem {
    private static final Logger LOG = LoggerFactory.getLogger(CarrotSystem.class);
    private static final Path HOME = Path.of("target/carrot").toAbsolutePath();
    private static final Path CONSOLE = Path.of("target/console.txt").toAbsolutePath();
    /** Generous: the machine may be doing something else as well. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int ACCOUNTS = 1_000;
    private static final Pattern READY = Pattern.compile("CarrotMarket is ready after ([^\\n]*)\\.\\n");

    private final Addresses addresses = Addresses.free();
    private final Commands commands = new Commands(HOME, addresses);
    private final Faults faults = new Faults(addresses.offset());
    private final Doors doors = new Doors(faults);

    private Process launcher;
    private Terms terms;

    public Addresses addresses() {
        return addresses;
    }

    /** With which the local identity provider signs: a secret, for those who try what a thief could do. */
    public Path signingKey() {
        return HOME.resolve("data/identity/signing-key.json");
    }

    /** What can go wrong between its processes. */
    public Faults faults() {
        return faults;
    }

    /** Names of accounts that only stories use: each can have people of its own. */
    public static Stream<String> accounts() {
        return IntStream.range(0, ACCOUNTS).mapToObj(number -> "person" + number);
    }

    /** Makes sure that it runs under these terms; the first time with fresh data. */
    public void run(Terms wanted) {
        if (launcher == null) {
            start(wanted, "up", "--fresh");
        } else if (!launcher.isAlive()) {
            start(wanted, "up");
        } else if (terms != wanted) {
            pressCtrlC();
            start(wanted, "up");
        }
    }

    private void start(Terms wanted, String... words) {
        doors.open(Part.values());
        Map<String, String> environment = new HashMap<>(wanted.environment());
        environment.put("CARROT_TRADE_PROCESSES", "2");
        environment.putAll(faults.environment());
        accounts()
                .forEach(name -> environment.put("CARROT_IDENTITY_ACCOUNTS_" + name.toUpperCase(Locale.ROOT), "user"));
        launcher = commands.up(
                CONSOLE,
                environment,
                Stream.concat(Stream.of(words), wanted.options().stream()).toArray(String[]::new));
        terms = wanted;
        await("the start of the whole system")
                .atMost(PATIENCE)
                .until(() -> !launcher.isAlive() || READY.matcher(console()).find());
        Matcher ready = READY.matcher(console());
        assertThat(ready.find()).as("it starts. It said:%n%s", console()).isTrue();
        LOG.info(
                "{} {}: ready after {}, {} MB",
                "./carrot",
                String.join(" ", words),
                ready.group(1),
                Processes.memory(HOME));
    }

    /** @return its exit code */
    public int pressCtrlC() {
        Signal.INT.send(launcher.pid());
        await("everything to stop").atMost(PATIENCE).until(() -> !launcher.isAlive());
        return launcher.exitValue();
    }

    /** Command lines of all processes that belong to this system. */
    public List<String> processes() {
        return Processes.of(HOME).toList();
    }

    /** In order; each has finished its work when this returns. */
    public void stop(Part... parts) {
        carrot("stop", parts);
        doors.close(parts);
    }

    /** As {@code kill -9} does; they stay down. */
    public void crash(Part... parts) {
        carrot("stop", "--kill", parts);
        doors.close(parts);
    }

    /** Whoever can kill these at any moment; they are started again by themselves. */
    public Killer killerOf(Part... parts) {
        Output status = status();
        return new Killer(Stream.of(parts)
                .map(part -> ProcessHandle.of(pid(part, status)).orElseThrow())
                .toList());
    }

    /** All at once; returns when they are ready. Those that run already stay as they are. */
    public void start(Part... parts) {
        doors.open(parts);
        List<CompletableFuture<Void>> starts = Stream.of(parts)
                .map(part -> CompletableFuture.runAsync(
                        () -> carrot("start", part), work -> new Thread(work, "start").start()))
                .toList();
        starts.forEach(CompletableFuture::join);
    }

    /** It goes on existing, with all its connections, and does nothing. */
    public void freeze(Part part) {
        family(part).forEach(process -> Signal.STOP.send(process.pid()));
    }

    public void thaw(Part part) {
        family(part).forEach(process -> Signal.CONT.send(process.pid()));
    }

    public long pid(Part part) {
        return pid(part, status());
    }

    /** A database's server has the JVM that watches over it as its parent. */
    private Stream<ProcessHandle> family(Part part) {
        ProcessHandle parent = ProcessHandle.of(pid(part)).orElseThrow();
        return Stream.concat(Stream.of(parent), parent.descendants());
    }

    /** All that this process has logged, in all its lives. */
    public String log(Part part) {
        try {
            return Files.readString(HOME.resolve("logs").resolve(part.word() + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command of {@code ./carrot} beside the running system. */
    public Output carrot(String... words) {
        return commands.carrot(words);
    }

    /** Runs a script in the repository's root. */
    public Output bash(String script) {
        return commands.run(List.of("bash", "-euo", "pipefail", "-c", script));
    }

    /** Stops everything, whatever state it is in. */
    public void end() {
        if (launcher != null) {
            Output down = commands.carrot("down");
            assertThat(processes()).as(down.text()).isEmpty();
        }
    }

    private void carrot(String command, Part... parts) {
        carrot(command, "", parts);
    }

    private void carrot(String command, String flag, Part... parts) {
        Stream<String> words = Stream.concat(
                Stream.of(command, flag).filter(word -> !word.isEmpty()),
                Stream.of(parts).map(Part::word));
        Output output = commands.carrot(words.toArray(String[]::new));
        assertThat(output.code()).as(output.text()).isZero();
    }

    private Output status() {
        return commands.carrot("status");
    }

    private static long pid(Part part, Output status) {
        Matcher line = Pattern.compile("(?m)^" + part.word() + " .* pid (\\d+)").matcher(status.text());
        assertThat(line.find()).as(status.text()).isTrue();
        return Long.parseLong(line.group(1));
    }

    private static String console() {
        try {
            return Files.readString(CONSOLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
