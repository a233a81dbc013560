package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * One trade with all around it: the real aggregate as the row that survives every process, the services and the
 * coordinator as their contracts promise, and what is being done for it right now.
 */
final class ModelTrade {
    /** Longer than every deadline, in steps of which several pass between two of them. */
    private static final Duration A_WHILE = Duration.ofHours(12);

    private static final int ROUNDS = 60;

    final ModelService product = ModelService.product();
    final ModelService payment = ModelService.payment();
    final ModelCoordinator coordinator = new ModelCoordinator();

    /** Calls that were given up and have yet to arrive. */
    final List<Runnable> underway = new ArrayList<>();

    private final List<ModelWork> works = new ArrayList<>();
    private final ModelHistory history = new ModelHistory();
    private final ModelRoutes routes = new ModelRoutes(this);

    private Instant now = Trades.NOW;
    private Wtb row;
    private boolean tombstone;

    ModelTrade() {
        works.add(routes.request(0));
    }

    Instant now() {
        return now;
    }

    Optional<Wtb> row() {
        return Optional.ofNullable(row);
    }

    /** The first step, which a tombstone refuses as the database does: the key is taken. */
    void open(Wtb opened) {
        if (tombstone) {
            throw new IllegalStateException("duplicate key");
        }
        row = opened;
    }

    /** @return false when there is a row, of whatever kind */
    boolean insertTombstone() {
        if (row != null || tombstone) {
            return false;
        }
        tombstone = true;
        return true;
    }

    boolean isTombstone() {
        return tombstone;
    }

    void publish(WtbEvent event) {
        history.add(event);
    }

    /** The buyer was answered 201. */
    void acknowledged() {
        history.acknowledged();
    }

    void step(int work, Fate fate) {
        pick(works, work).ifPresent(chosen -> {
            chosen.step(fate);
            works.removeIf(ModelWork::isDone);
        });
    }

    void ask(ModelVerb verb, String caller, int process) {
        works.add(routes.ask(process, verb, caller));
    }

    void sweep(int process) {
        works.add(routes.sweep(process));
    }

    void callBack(int process) {
        if (coordinator.isEnding()) {
            ModelWork callback = routes.callback(process, coordinator.isClosing());
            works.add(callback);
            coordinator.await(callback);
        }
    }

    /** @param again true when the same call arrives once more later */
    void arrive(int call, boolean again) {
        pick(underway, call).ifPresent(late -> {
            if (!again) {
                underway.remove(late);
            }
            late.run();
        });
    }

    /** The process forgets everything; the row, and what is on its way, stay. */
    void crash(int process) {
        works.removeIf(work -> work.process() == process);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** What must hold whatever has happened. */
    void check() {
        history.check(row, product, payment);
        if (row != null && !row.state().isFinal()) {
            assertThat(dueAt()).as("when the sweep looks at it").isNotNull();
        }
    }

    /** Everything works again, and time goes by. */
    void heal(Consumer<ModelTrade> afterEachStep) {
        for (int round = 0; round < ROUNDS && !isQuiet(); round++) {
            pass(A_WHILE);
            while (!underway.isEmpty()) {
                arrive(0, false);
                afterEachStep.accept(this);
            }
            if (coordinator.isActive() && now.isAfter(Trades.NOW.plus(Trades.TERMS.longestTrade()))) {
                coordinator.cancel();
            }
            if (row != null && !row.state().isFinal() && !dueAt().isAfter(now)) {
                sweep(1);
            }
            callBack(1);
            while (!works.isEmpty()) {
                step(0, Fate.DONE);
                afterEachStep.accept(this);
            }
        }
    }

    private boolean isQuiet() {
        boolean over = row == null || row.state().isFinal();
        return over && works.isEmpty() && underway.isEmpty() && !coordinator.isKnown();
    }

    /** After a heal: the trade has ended, and its money and its unit are where its state says. */
    void checkEnded() {
        assertThat(isQuiet()).as("comes to an end, %s", row().map(Wtb::state)).isTrue();
        check();
    }

    /** How it ended; null when it never began. */
    WtbState end() {
        return row == null ? null : row.state();
    }

    private Instant dueAt() {
        return (Instant) ReflectionTestUtils.getField(row, "dueAt");
    }

    private static <T> Optional<T> pick(List<T> from, int index) {
        return from.isEmpty() ? Optional.empty() : Optional.of(from.get(index % from.size()));
    }
}
