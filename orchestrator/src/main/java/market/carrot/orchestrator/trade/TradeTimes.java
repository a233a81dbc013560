package market.carrot.orchestrator.trade;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** How long trades took from the request to the final state: those that ended in this process. */
class TradeTimes {
    /** From what the system does alone to what people take their time for. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(30),
        Duration.ofHours(6),
        Duration.ofDays(1),
        Duration.ofDays(3),
        Duration.ofDays(10)
    };

    private final Map<WtbState, Timer> timers = new EnumMap<>(WtbState.class);

    TradeTimes(MeterRegistry metrics) {
        for (Outcome outcome : Outcome.values()) {
            timers.put(
                    outcome.finalState(),
                    Timer.builder("carrot.trade.duration")
                            .description("From the request of a trade to its final state")
                            .tag("outcome", outcome.finalState().label())
                            .serviceLevelObjectives(BUCKETS)
                            .register(metrics));
        }
    }

    void ended(WtbState finalState, Duration took) {
        timers.get(finalState).record(took);
    }
}
