package market.carrot.local.launcher.supervise;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import market.carrot.local.launcher.system.ProcessPlan;
import market.carrot.local.launcher.system.Stage;

/** Runs all processes of a system, in the order they need each other, and keeps them running. */
public final class Supervisor implements AutoCloseable {
    /** Starting is work for the processor: more at a time would only make each slower. */
    private static final int STARTS = Math.max(3, Runtime.getRuntime().availableProcessors() + 1);

    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final Board board = new Board();
    private final Map<String, SupervisedProcess> processes = new LinkedHashMap<>();
    private final List<Consumer<Status>> listeners = new CopyOnWriteArrayList<>();
    private boolean closing;

    public Supervisor(List<ProcessPlan> plans) {
        Turns turns = new Turns(STARTS);
        for (ProcessPlan plan : plans) {
            SupervisedProcess process =
                    new SupervisedProcess(plan, board, () -> areReady(plan.after()), turns, this::tell);
            turns.add(process);
            processes.put(plan.name(), process);
        }
    }

    private boolean areReady(Iterable<String> names) {
        for (String name : names) {
            // what is not ours to start is somebody else's to have ready
            if (processes.containsKey(name) && !processes.get(name).is(State.READY)) {
                return false;
            }
        }
        return true;
    }

    /** Whoever listens is told of every change, on the thread that made it. */
    public void listen(Consumer<Status> listener) {
        listeners.add(listener);
    }

    private void tell(Status status) {
        listeners.forEach(listener -> listener.accept(status));
    }

    public List<Status> statuses() {
        return processes.values().stream().map(SupervisedProcess::status).toList();
    }

    /** Begins to start all. */
    public void start() {
        for (SupervisedProcess process : processes.values()) {
            Thread thread = new Thread(process::watch, "watch-" + process.plan().name());
            thread.setDaemon(true);
            thread.start();
        }
    }

    /**
     * Waits until every process that is started at once is ready.
     *
     * @return the first that is not and will not be, if there is one
     */
    public Optional<Status> awaitReady() throws InterruptedException {
        board.await(() -> closing || find(State.FAILED).isPresent() || isComplete());
        return find(State.FAILED);
    }

    /** Whether all run that were not to wait for somebody who asks for them. */
    public boolean isComplete() {
        return processes.values().stream().allMatch(SupervisedProcess::isAsPlanned);
    }

    private Optional<Status> find(State state) {
        return processes.values().stream()
                .filter(process -> process.is(state))
                .map(SupervisedProcess::status)
                .findFirst();
    }

    public boolean knows(String name) {
        return processes.containsKey(name);
    }

    /** @return whether it is ready within the time that any start takes */
    public boolean start(String name) throws InterruptedException {
        SupervisedProcess process = processes.get(name);
        process.want(true);
        board.await(() -> !process.is(State.FAILED) && !process.is(State.STOPPED), Duration.ofSeconds(1));
        board.await(() -> process.is(State.READY) || process.is(State.FAILED), PATIENCE);
        return process.is(State.READY);
    }

    public void stop(String name) throws InterruptedException {
        processes.get(name).want(false);
        awaitStopped(List.of(processes.get(name)));
    }

    /** @param stayDead else it is started again, as after any crash */
    public void kill(String name, boolean stayDead) throws InterruptedException {
        SupervisedProcess process = processes.get(name);
        if (stayDead) {
            process.want(false);
        }
        process.kill();
        board.await(() -> !process.is(State.READY), PATIENCE);
        if (stayDead) {
            awaitStopped(List.of(process));
        }
    }

    public Status status(String name) {
        return processes.get(name).status();
    }

    /** Whether it stops, or has stopped, everything. */
    public boolean isClosing() {
        synchronized (board) {
            return closing;
        }
    }

    public void awaitClosing() throws InterruptedException {
        board.await(() -> closing);
    }

    private void awaitStopped(List<SupervisedProcess> some) throws InterruptedException {
        board.await(() -> some.stream().allMatch(process -> process.is(State.STOPPED) || process.is(State.FAILED)));
    }

    /** Stops all, stage by stage. A second call waits for the first. */
    @Override
    public synchronized void close() {
        board.change(() -> closing = true);
        List<Stage> stages = Arrays.asList(Stage.values());
        Collections.reverse(stages);
        try {
            for (Stage stage : stages) {
                List<SupervisedProcess> some = processes.values().stream()
                        .filter(process -> process.plan().stage() == stage)
                        .collect(Collectors.toList());
                some.forEach(process -> process.want(false));
                awaitStopped(some);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
