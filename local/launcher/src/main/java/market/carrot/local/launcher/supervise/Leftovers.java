package market.carrot.local.launcher.supervise;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import market.carrot.local.launcher.Settings;
import market.carrot.local.launcher.jvm.ProcessMark;
import market.carrot.local.launcher.system.Part;

/** What a launcher that was killed has left running. Found by the processes' own command lines, so no file can lie. */
public final class Leftovers {
    private static final Duration GRACE = Duration.ofSeconds(35);
    private static final Set<String> SERVERS = Set.of("postgres", "mariadbd");

    private final Settings settings;

    public Leftovers(Settings settings) {
        this.settings = settings;
    }

    /** Stops the services, then the engines, then servers whose engine's JVM was killed too. */
    public void stop(Consumer<String> told) {
        stop(marked(false), told);
        stop(marked(true), told);
        stop(servers(), told);
    }

    public List<String> names() {
        return Stream.concat(marked(false).stream(), marked(true).stream())
                .map(process ->
                        ProcessMark.nameOf(process, settings.home()).orElse("?") + " (pid " + process.pid() + ")")
                .toList();
    }

    private List<ProcessHandle> marked(boolean engines) {
        return ProcessHandle.allProcesses()
                .filter(process -> ProcessMark.nameOf(process, settings.home())
                        .filter(name -> Part.of(name).filter(Part::isEngine).isPresent() == engines)
                        .isPresent())
                .toList();
    }

    private List<ProcessHandle> servers() {
        return ProcessHandle.allProcesses().filter(this::isServer).toList();
    }

    private boolean isServer(ProcessHandle process) {
        Path data = settings.data();
        return process.info()
                        .command()
                        .filter(command ->
                                SERVERS.contains(Path.of(command).getFileName().toString()))
                        .isPresent()
                && Stream.of(process.info().arguments().orElse(new String[0]))
                        .anyMatch(argument -> argument.contains(data + "/"));
    }

    private static void stop(List<ProcessHandle> processes, Consumer<String> told) {
        if (processes.isEmpty()) {
            return;
        }
        told.accept("Stopping " + processes.size() + " left-over process" + (processes.size() > 1 ? "es" : ""));
        processes.forEach(ProcessHandle::destroy);
        CompletableFuture<?> all = CompletableFuture.allOf(
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        try {
            all.get(GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException hangs) {
            processes.forEach(ProcessHandle::destroyForcibly);
            all.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
