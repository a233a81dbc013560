package market.carrot.local.torture.nemesis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import market.carrot.local.launcher.Failure;
import market.carrot.local.torture.system.SystemUnderTorture;

/** Lets the planned faults happen. */
public final class Nemesis {
    private final SystemUnderTorture system;
    private final Consumer<String> witness;
    private final Queue<Incident> incidents = new ConcurrentLinkedQueue<>();

    /** @param witness is told of each fault as it happens */
    public Nemesis(SystemUnderTorture system, Consumer<String> witness) {
        this.system = system;
        this.witness = witness;
    }

    /**
     * A fault that happened.
     *
     * @param to when the process was dead, thawed, or ready again after its restart
     */
    public record Incident(Instant at, Instant to, Fault fault) {}

    public List<Incident> incidents() {
        return List.copyOf(incidents);
    }

    public Map<FaultKind, Long> byKind() {
        return incidents.stream()
                .collect(Collectors.groupingBy(incident -> incident.fault().kind(), Collectors.counting()));
    }

    /** When the last fault was over. */
    public Instant last() {
        return incidents.stream().map(Incident::to).max(Instant::compareTo).orElseThrow();
    }

    /** Returns when all have happened, and every process is ready again. */
    public void strike(List<Fault> faults) throws InterruptedException {
        ExecutorService hands = Executors.newFixedThreadPool(faults.size());
        try {
            List<Future<?>> running = faults.stream()
                    .<Future<?>>map(fault -> hands.submit(() -> strike(fault)))
                    .toList();
            for (Future<?> each : running) {
                each.get();
            }
            system.awaitReady();
        } catch (ExecutionException e) {
            throw new Failure("A fault could not be made: " + e.getCause(), e);
        } finally {
            hands.shutdownNow();
        }
    }

    private Void strike(Fault fault) throws InterruptedException {
        sleep(fault.after());
        Instant from = Instant.now();
        witness.accept(fault.toString());
        switch (fault.kind()) {
            case KILL -> system.kill(fault.part());
            case RESTART -> system.restart(fault.part());
            case PAUSE -> {
                system.freeze(fault.part());
                try {
                    sleep(fault.length());
                } finally {
                    system.thaw(fault.part());
                }
            }
        }
        incidents.add(new Incident(from, Instant.now(), fault));
        return null;
    }

    private static void sleep(Duration time) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(time.toMillis());
    }
}
