package market.carrot.orchestrator.operations;

import java.time.Instant;

/**
 * What operators want of a circuit breaker in every process.
 *
 * @param number counts them: each is followed once, and none after a later one
 * @param forcedOpen false: it opens and closes by itself
 * @param orderedAt null as long as nobody has ordered anything; so are orderedBy and reason
 */
record BreakerOrder(
        String breaker, long number, boolean forcedOpen, Instant orderedAt, String orderedBy, String reason) {}
