package market.carrot.orchestrator.operations;

import java.time.Instant;

/**
 * A circuit breaker as one process has found it.
 *
 * @param state closed, open, half-open or forced-open; stopped while its route is
 * @param failureRate in percent; -1 as long as there were too few calls
 * @param calls those that it remembers
 * @param refused how many it has refused since its state changed last
 * @param toldAt by the database's clock; null before it is told
 */
record BreakerState(
        String process, String state, float failureRate, int calls, int failed, long refused, Instant toldAt) {
    static final String STOPPED = "stopped";
    static final String CLOSED = "closed";
}
