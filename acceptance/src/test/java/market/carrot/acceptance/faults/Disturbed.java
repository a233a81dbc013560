package market.carrot.acceptance.faults;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import market.carrot.acceptance.market.Answer;
import market.carrot.acceptance.market.Trade;
import market.carrot.acceptance.wire.Fault;

/**
 * A trade in the middle of which something went wrong.
 *
 * @param told what its party was answered in the end; fails when there was no answer
 * @param wanted the states that it may come to rest in; {@code none}: it never was
 */
record Disturbed(Fault fault, Trade trade, CompletableFuture<Answer> told, List<String> wanted) {
    static final String NONE = "none";
    private static final Set<String> IN_BETWEEN =
            Set.of("Requesting", "Rejecting", "Cancelling", "Expiring", "Finishing");

    /** Of a refusal nothing but an end without money moved is left; silence may mean anything. */
    static Disturbed purchase(Fault fault, Trade trade, CompletableFuture<Answer> told) {
        return new Disturbed(fault, trade, told, List.of("Requested", "PayFailed", NONE));
    }

    String state() {
        Answer now = trade.buyer().get("/wtbs/" + trade.wtbId());
        return now.status() == 404 ? NONE : now.is(200).text("/state");
    }

    /** What is not yet, or never will be, as it must. */
    Optional<String> whatIsWrong() {
        String state = state();
        if (!wanted.contains(state)) {
            return wrong("is " + state);
        }
        if (!told.isDone()) {
            return wrong("is not answered");
        }
        if (!state.equals(NONE) && !trade.isBookedAs(state)) {
            return wrong("is %s, but booked %s".formatted(state, trade.payLog()));
        }
        return answer().filter(answer -> isContradicted(answer, state))
                .flatMap(answer -> wrong("is %s, but its party was told %s".formatted(state, answer)));
    }

    /** Empty when the party was left alone. */
    Optional<Answer> answer() {
        return told.isCompletedExceptionally() ? Optional.empty() : Optional.of(told.join());
    }

    /** A state that was told as the last must be the state. */
    private static boolean isContradicted(Answer answer, String state) {
        String toldState = answer.text("/state");
        if (toldState.isEmpty()) {
            // only who was told that nobody knows may find anything
            return answer.status() < 500;
        }
        return !IN_BETWEEN.contains(toldState) && !toldState.equals(state);
    }

    private Optional<String> wrong(String what) {
        return Optional.of("Disturbed %s: %s".formatted(fault, what));
    }
}
