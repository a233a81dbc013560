package market.carrot.local.launcher.supervise;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import market.carrot.local.launcher.Failure;
import market.carrot.local.launcher.system.ProcessPlan;

/**
 * Keeps one process as it is wanted: started when those it needs are ready, started again when it dies, stopped when told.
 * All state is guarded by the board; one thread of its own does the work.
 */
final class SupervisedProcess {
    private static final Duration PROBE_PAUSE = Duration.ofMillis(150);
    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    private final ProcessPlan plan;
    private final Board board;
    private final BooleanSupplier othersReady;
    private final Turns turns;
    private final Consumer<Status> listener;
    private final Backoff backoff = new Backoff();

    private boolean wanted;
    private boolean everReady;
    private State state = State.WAITING;
    private Instant since = Instant.now();
    private Instant startedAt = since;
    private Duration took = Duration.ZERO;
    private String note = "";
    private OneRun run;

    /**
     * @param othersReady whether all are ready that this one needs
     * @param turns when it may start
     */
    SupervisedProcess(
            ProcessPlan plan, Board board, BooleanSupplier othersReady, Turns turns, Consumer<Status> listener) {
        this.plan = plan;
        this.wanted = plan.atOnce();
        this.board = board;
        this.othersReady = othersReady;
        this.turns = turns;
        this.listener = listener;
    }

    ProcessPlan plan() {
        return plan;
    }

    Status status() {
        synchronized (board) {
            return status(state, since, note);
        }
    }

    private Status status(State shown, Instant from, String why) {
        synchronized (board) {
            Duration spent = shown == State.STARTING ? Duration.between(startedAt, Instant.now()) : took;
            return new Status(plan.name(), shown, run == null ? 0 : run.pid(), plan.port(), from, spent, why);
        }
    }

    boolean is(State asked) {
        synchronized (board) {
            return state == asked;
        }
    }

    /** Whether it does its work, or is not asked to begin with. */
    boolean isAsPlanned() {
        synchronized (board) {
            return state == State.READY || state == State.STOPPED && !plan.atOnce();
        }
    }

    /** Whether it waits for nothing but its turn. */
    boolean couldStart() {
        synchronized (board) {
            return wanted && state == State.WAITING && othersReady.getAsBoolean();
        }
    }

    void want(boolean running) {
        board.change(() -> wanted = running);
    }

    /** As a crash would; it stays dead only if it is no longer wanted. */
    void kill() {
        OneRun victim;
        synchronized (board) {
            victim = run;
        }
        if (victim != null) {
            victim.kill();
        }
    }

    /** The life of this process; ends only by interruption. */
    void watch() {
        try {
            while (true) {
                live();
                board.await(() -> wanted);
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    private void live() throws InterruptedException {
        enter(State.WAITING, "");
        board.await(() -> !wanted || turns.take(this));
        boolean ready;
        try {
            ready = wantedStill() && start() && becomesReady();
        } catch (Failure | UncheckedIOException e) {
            giveUp(e.getMessage());
            return;
        } finally {
            board.change(() -> turns.giveBack(this));
        }
        if (ready) {
            enterReady();
            board.await(() -> !wanted || !run.isAlive());
        }
        end(ready);
    }

    private boolean wantedStill() {
        synchronized (board) {
            return wanted;
        }
    }

    private boolean start() {
        OneRun started = OneRun.start(plan);
        board.change(() -> {
            run = started;
            startedAt = Instant.now();
        });
        enter(State.STARTING, "");
        started.whenEnded(board::changed);
        return true;
    }

    private boolean becomesReady() throws InterruptedException {
        Instant end = startedAt.plus(START_LIMIT);
        while (!run.isReady()) {
            if (board.await(() -> !wanted || !run.isAlive(), PROBE_PAUSE)) {
                return false;
            }
            if (Instant.now().isAfter(end)) {
                run.kill();
                throw new Failure("not ready after " + START_LIMIT.toMinutes() + " minutes");
            }
        }
        // another process may answer on its port
        return run.isAlive();
    }

    private void enterReady() {
        board.change(() -> {
            took = Duration.between(startedAt, Instant.now());
            everReady = true;
        });
        enter(State.READY, "");
    }

    private void end(boolean wasReady) throws InterruptedException {
        if (!wantedStill()) {
            stop();
            return;
        }
        String how = run.end();
        if (!everReady) {
            giveUp(how);
            return;
        }
        Duration pause = backoff.afterDeath(wasReady ? since : null, Instant.now());
        board.change(() -> run = null);
        enter(State.DIED, how + "; starts again in " + pause.toSeconds() + " s");
        board.await(() -> !wanted, pause);
        if (!wantedStill()) {
            enter(State.STOPPED, "");
        }
    }

    private void stop() throws InterruptedException {
        if (run != null && run.isAlive()) {
            enter(State.STOPPING, "");
            run.stop();
        }
        board.change(() -> run = null);
        enter(State.STOPPED, "");
    }

    private void giveUp(String why) {
        board.change(() -> {
            wanted = false;
            run = null;
        });
        enter(State.FAILED, why);
    }

    private void enter(State next, String why) {
        Instant now = Instant.now();
        // first: what waits for the state goes on to tell of other things
        listener.accept(status(next, now, why));
        board.change(() -> {
            state = next;
            since = now;
            note = why;
        });
    }
}
