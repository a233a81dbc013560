package market.carrot.orchestrator.trade;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import market.carrot.platform.problem.ProblemException;

/**
 * One thing that a process is doing, cut at every point where another may get in between: after each transaction and
 * each call.
 */
final class ModelWork {

    /** One transaction or call. */
    interface Step {
        void take(Fate fate) throws IOException;
    }

    private final int process;
    private final Deque<Step> steps = new ArrayDeque<>();
    private Consumer<Exception> onFailure = nobodyCares -> {};

    ModelWork(int process) {
        this.process = process;
    }

    int process() {
        return process;
    }

    ModelWork then(Step... more) {
        steps.addAll(List.of(more));
        return this;
    }

    /** @param handler is given what a step failed with, the steps after which are left out */
    ModelWork onFailure(Consumer<Exception> handler) {
        onFailure = handler;
        return this;
    }

    boolean isDone() {
        return steps.isEmpty();
    }

    void step(Fate fate) {
        try {
            steps.remove().take(fate);
        } catch (IOException | ProblemException | IllegalStateException failure) {
            steps.clear();
            Consumer<Exception> handler = onFailure;
            onFailure = nobodyCares -> {};
            handler.accept(failure);
        }
    }
}
