package market.carrot.local.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import market.carrot.local.launcher.check.Checks;
import market.carrot.local.launcher.console.LogView;
import market.carrot.local.launcher.console.Progress;
import market.carrot.local.launcher.console.Seconds;
import market.carrot.local.launcher.console.Style;
import market.carrot.local.launcher.console.Terminal;
import market.carrot.local.launcher.control.ControlServer;
import market.carrot.local.launcher.jvm.Jdk;
import market.carrot.local.launcher.supervise.Leftovers;
import market.carrot.local.launcher.supervise.RunLock;
import market.carrot.local.launcher.supervise.Status;
import market.carrot.local.launcher.supervise.Supervisor;
import market.carrot.local.launcher.system.Addresses;
import market.carrot.local.launcher.system.LocalSystem;
import market.carrot.local.launcher.system.Part;

/** {@code ./carrot up}: starts everything, says where it is, and watches over it until told to stop. */
final class Up {
    private static final int LAST_WORDS = 2000;

    private final Settings settings;
    private final Terminal terminal;
    private final Arguments arguments;

    Up(Settings settings, Terminal terminal, Arguments arguments) {
        this.settings = settings;
        this.terminal = terminal;
        this.arguments = arguments;
    }

    /** Returns only when the start failed; otherwise the JVM ends by a signal or by {@code ./carrot down}. */
    int run() throws InterruptedException {
        List<Part> parts = parts();
        Optional<RunLock> lock = RunLock.take(settings.run());
        if (lock.isEmpty()) {
            throw new Failure("CarrotMarket runs already in " + settings.home()
                    + ". See ./carrot status; ./carrot down stops it.");
        }
        new Leftovers(settings).stop(terminal::line);
        List<Part> started = parts.stream()
                .filter(part -> !part.isOnDemand() || arguments.has(flag(part)))
                .toList();
        Checks.run(settings, started);
        HomeFolder.prepare(settings, arguments.has("--fresh"));
        Jdk jdk = Jdk.running();
        terminal.line(terminal.styled(Style.BOLD, "CarrotMarket") + " starts on Java " + jdk.version() + ", data in "
                + settings.home());
        return supervise(lock.get(), new Supervisor(new LocalSystem(settings, jdk).processes(parts, started)));
    }

    private static String flag(Part part) {
        return "--" + part.word();
    }

    private List<Part> parts() {
        List<String> without = arguments.values("--without");
        without.stream().filter(name -> Part.of(name).isEmpty()).findFirst().ifPresent(name -> {
            throw new UsageException(
                    "There is no process '%s'. There are: %s".formatted(name, String.join(", ", settings.names())));
        });
        return Stream.concat(
                        settings.parts().stream(), arguments.has("--traces") ? Stream.of(Part.TRACES) : Stream.empty())
                .filter(part -> !without.contains(part.word()))
                .toList();
    }

    private int supervise(RunLock lock, Supervisor supervisor) throws InterruptedException {
        Instant begin = Instant.now();
        Progress progress = new Progress(terminal, supervisor::statuses);
        supervisor.listen(progress::changed);
        if (arguments.has("--logs")) {
            LogView.all(settings, settings.names(), 0, terminal).followInBackground();
        } else {
            progress.begin();
        }
        if (settings.tradeProcesses() > 1) {
            new Addresses(settings.portOffset()).openTradeBalancer();
        }
        supervisor.start();
        ControlServer.open(settings.run(), new RunningSystem(supervisor));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(supervisor, progress, lock), "stop-all"));
        Optional<Status> failed = supervisor.awaitReady();
        progress.end();
        if (failed.isPresent()) {
            showLastWords(failed.get());
            return Carrot.FAILED;
        }
        if (supervisor.isClosing()) {
            return Carrot.SUCCEEDED;
        }
        welcome(Duration.between(begin, Instant.now()));
        if (!arguments.has("--logs") && !arguments.has("--quiet")) {
            LogView.troubles(settings, settings.names(), terminal).followInBackground();
        }
        supervisor.awaitClosing();
        return Carrot.SUCCEEDED;
    }

    private void stop(Supervisor supervisor, Progress progress, RunLock lock) {
        progress.end();
        terminal.line("Stopping CarrotMarket");
        supervisor.close();
        lock.close();
        terminal.line("Everything is stopped.");
    }

    private void showLastWords(Status failed) {
        terminal.error("%s did not start: %s. The end of its log, %s:"
                .formatted(failed.name(), failed.note(), settings.log(failed.name())));
        LogView.all(settings, List.of(failed.name()), LAST_WORDS, terminal).show();
    }

    private void welcome(Duration took) {
        Addresses addresses = new Addresses(settings.portOffset());
        terminal.line("");
        terminal.line(terminal.styled(Style.GOOD, "CarrotMarket is ready") + " after " + Seconds.of(took) + ".");
        terminal.line("");
        point("market", addresses.market() + "/products");
        point("docs", addresses.market() + "/docs  to read, and to try as seller, buyer or operator");
        point("operators", addresses.market() + "/operations  what is stuck, and what may be done; as operator");
        point("identity", addresses.issuer() + "  a token: ./carrot token seller (or buyer, buyer2, operator, viewer)");
        point(
                "postgres",
                addresses.authority(Part.POSTGRES) + "  " + String.join(", ", Part.POSTGRES.databases())
                        + "; user and password are the database's name");
        point("mariadb", addresses.authority(Part.MARIADB) + "  " + String.join(", ", Part.MARIADB.databases()));
        point("kafka", addresses.authority(Part.KAFKA));
        if (arguments.has("--traces")) {
            point("traces", addresses.http(Part.TRACES) + "  those of one trade: /?wtbId=<number>");
        }
        point("hawtio", addresses.hawtio() + "/hawtio/  as operator or viewer, after ./carrot start hawtio");
        point("logs", settings.logs() + "  or ./carrot logs");
        terminal.line("");
        terminal.line("See it work: ./carrot demo. See what runs: ./carrot status. Stop: Ctrl-C or ./carrot down.");
    }

    private void point(String what, String where) {
        terminal.line("  %-10s %s".formatted(what, terminal.styled(Style.HINT, where)));
    }
}
