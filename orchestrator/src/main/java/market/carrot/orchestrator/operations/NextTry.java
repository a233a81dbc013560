package market.carrot.orchestrator.operations;

import java.time.Duration;
import java.time.Instant;

/**
 * When somebody looks at a trade next by itself, and who.
 *
 * @param by sweep or coordinator
 */
record NextTry(Instant at, String by) {
    private static final String SWEEP = "sweep";
    private static final String COORDINATOR = "coordinator";

    /**
     * As long as a saga is ending, its coordinator repeats the callback, and the sweep leaves it alone.
     *
     * @param isEnding what the coordinator says of the saga; null when it was not asked: then whoever failed last was called
     *     by it, unless it was the coordinator itself
     * @param repeatsEvery how often the coordinator repeats a callback
     * @return null when the trade is over
     */
    static NextTry of(TradeRecord trade, Boolean isEnding, Duration repeatsEvery) {
        if (trade.item().state().isFinal()) {
            return null;
        }
        if (trade.retryAskedAt() != null) {
            return new NextTry(trade.retryAskedAt(), SWEEP);
        }
        FailedStep failed = trade.lastFailure();
        boolean calledBack = failed != null && !failed.participant().equals(COORDINATOR);
        if (trade.outcome() == null || !(isEnding == null ? calledBack : isEnding)) {
            return new NextTry(trade.dueAt(), SWEEP);
        }
        Instant next = (calledBack ? failed.lastAt() : trade.since()).plus(repeatsEvery);
        return new NextTry(next.isBefore(trade.now()) ? trade.now() : next, COORDINATOR);
    }
}
