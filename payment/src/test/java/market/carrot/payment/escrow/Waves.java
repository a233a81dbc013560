package market.carrot.payment.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Sends calls in waves, those of one wave at the same moment, and asks after each wave whether some order of the calls
 * explains all answers. Several orders may; then all states that they lead to are kept.
 *
 * @param <M> a state of the model: an immutable value
 */
final class Waves<M> {
    private static final ExecutorService CALLERS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "caller");
        thread.setDaemon(true);
        return thread;
    });

    /** What the rules say of a call in one state. */
    record Told<M>(String answer, M next) {}

    /** One call, as the rules have it. */
    interface Rule<M> {
        Told<M> in(M state);
    }

    private Set<M> possible;

    Waves(M begin) {
        possible = Set.of(begin);
    }

    /** @param send sends a call and returns its answer, in the words of the rules */
    <C extends Rule<M>> void wave(List<C> calls, Function<C, String> send) throws Exception {
        List<String> answers = together(calls, send);
        Set<M> next = new HashSet<>();
        possible.forEach(state -> explain(state, new ArrayList<>(calls), new ArrayList<>(answers), next));
        assertThat(next)
                .as("states in which %s can be answered %s, from one of %s", calls, answers, possible)
                .isNotEmpty();
        possible = next;
    }

    /** Keeps the states that agree with what is in the database. */
    void keep(Predicate<M> agrees, String found) {
        Set<M> kept = new HashSet<>(possible);
        kept.removeIf(agrees.negate());
        assertThat(kept)
                .as("states that agree with %s, out of %s", found, possible)
                .isNotEmpty();
        possible = kept;
    }

    private static <M, C extends Rule<M>> void explain(M state, List<C> calls, List<String> answers, Set<M> ends) {
        if (calls.isEmpty()) {
            ends.add(state);
        }
        for (int first = 0; first < calls.size(); first++) {
            Told<M> told = calls.get(first).in(state);
            if (told.answer().equals(answers.get(first))) {
                List<C> otherCalls = new ArrayList<>(calls);
                List<String> otherAnswers = new ArrayList<>(answers);
                otherCalls.remove(first);
                otherAnswers.remove(first);
                explain(told.next(), otherCalls, otherAnswers, ends);
            }
        }
    }

    private static <C> List<String> together(List<C> calls, Function<C, String> send)
            throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        List<Callable<String>> tasks = new ArrayList<>();
        for (C call : calls) {
            tasks.add(() -> {
                start.await();
                return send.apply(call);
            });
        }
        List<String> answers = new ArrayList<>();
        for (Future<String> answer : CALLERS.invokeAll(tasks)) {
            answers.add(answer.get());
        }
        return answers;
    }
}
