package market.carrot.local.torture.system;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import market.carrot.local.launcher.Failure;
import market.carrot.local.launcher.control.ControlClient;
import market.carrot.local.launcher.system.Addresses;
import market.carrot.local.launcher.system.Part;

/** A whole CarrotMarket of its own, with two processes that trade and deadlines of seconds, started by {@code ./carrot}. */
public final class SystemUnderTorture implements AutoCloseable {
    private static final String OFFSET = "CARROT_PORT_OFFSET";
    /** Beside a developer's own system, and below the ports that the operating system gives to connections. */
    private static final String ASIDE = "3100";

    /** Deadlines of seconds: else a round would take days, and the end of each would wait for minutes. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            entry("CARROT_BUILD", "never"),
            entry("CARROT_TRADE_PROCESSES", "2"),
            entry("CARROT_TRADE_TERMS_DECIDEWITHIN", "10s"),
            entry("CARROT_TRADE_TERMS_FINISHWITHIN", "10s"),
            // so soon that it meets trades that go on
            entry("CARROT_TRADE_RECONCILE_UNTOUCHEDFOR", "3s"),
            entry("CARROT_TRADE_RECONCILE_REPEATAFTER", "3s"),
            entry("CARROT_TRADE_RECONCILE_SAGASEVERY", "5s"));

    private static final String READY = "CarrotMarket is ready";
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Path root;
    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private final Addresses addresses;
    private final ControlClient control;
    private final Processes processes;
    private Process launcher;

    /** @param environment of the person, whose settings reach the system too */
    public SystemUnderTorture(Path root, Map<String, String> environment) {
        this.root = root;
        this.home =
                root.resolve(environment.getOrDefault("CARROT_HOME", ".carrot")).resolve("torture");
        String offset = environment.getOrDefault(OFFSET, ASIDE);
        this.addresses = new Addresses(Integer.parseInt(offset));
        this.control = new ControlClient(home.resolve("run"));
        this.processes = new Processes(home);
        this.environment.putAll(SETTINGS);
        this.environment.put("CARROT_HOME", home.toString());
        this.environment.put(OFFSET, offset);
    }

    public Addresses addresses() {
        return addresses;
    }

    /** Where logs, data and the report are. */
    public Path home() {
        return home;
    }

    /** With fresh data, and with these accounts beside the usual ones. Returns when it is ready. */
    public void start(List<String> accounts) throws InterruptedException {
        accounts.forEach(name -> environment.put("CARROT_IDENTITY_ACCOUNTS_" + name.toUpperCase(Locale.ROOT), "user"));
        Path console = home.resolve("console.txt");
        try {
            Files.createDirectories(home);
            launcher = carrot("up", "--fresh", "--quiet")
                    .redirectOutput(Redirect.to(console.toFile()))
                    .start();
            Instant end = Instant.now().plus(PATIENCE);
            while (!Files.readString(console).contains(READY)) {
                if (!launcher.isAlive() || Instant.now().isAfter(end)) {
                    throw new Failure("The system to torture did not start:\n" + Files.readString(console));
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9} does; it is started again by itself. */
    public void kill(Part part) {
        tell("kill", part);
    }

    /** In order; returns when it is ready again. */
    public void restart(Part part) {
        tell("restart", part);
    }

    public void stop(Part part) {
        tell("stop", part);
    }

    public void start(Part part) {
        tell("start", part);
    }

    /** It goes on existing, with all its connections, and does nothing until it is thawed. */
    public void freeze(Part part) {
        processes.signal("STOP", part);
    }

    public void thaw(Part part) {
        processes.signal("CONT", part);
    }

    public boolean isReady() {
        return send(List.of("status"), line -> {}) == 0;
    }

    /** @throws Failure when it does not become ready again by itself */
    public void awaitReady() throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!isReady()) {
            if (Instant.now().isAfter(end)) {
                throw new Failure("Not everything became ready again within %d min:%n%s"
                        .formatted(PATIENCE.toMinutes(), String.join("\n", status())));
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        }
    }

    /** What reconciliation had to repair until now: how often each kind. */
    public Map<String, Long> repairs() {
        return RepairLog.read(home.resolve("logs"));
    }

    private List<String> status() {
        List<String> lines = new ArrayList<>();
        send(List.of("status"), lines::add);
        return lines;
    }

    private void tell(String command, Part part) {
        List<String> lines = new ArrayList<>();
        if (send(List.of(command, part.word()), lines::add) != 0) {
            throw new Failure(command + " " + part.word() + " did not work: " + String.join(" ", lines));
        }
    }

    private int send(List<String> request, Consumer<String> answer) {
        return control.send(request, answer)
                .orElseThrow(() -> new Failure("The system under torture ended by itself. See " + home));
    }

    private ProcessBuilder carrot(String... words) {
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(Stream.of(root.resolve("carrot").toString()), Stream.of(words))
                                .toList())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder;
    }

    /** Stops everything, in whatever state it is. */
    @Override
    public synchronized void close() {
        if (launcher != null) {
            for (Part part : Part.values()) {
                thaw(part);
            }
            Processes.run(carrot("down"));
            launcher = null;
        }
    }
}
