package market.carrot.orchestrator.operations;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.component.resilience4j.ResilienceProcessor;

/** The circuit breakers of this process. */
class OwnBreakers {
    private static final String FORCED_OPEN = "forced-open";

    private final Map<String, Long> followed = new HashMap<>();
    private final CamelContext camel;
    private final String process;

    OwnBreakers(CamelContext camel, String process) {
        this.camel = camel;
        this.process = process;
    }

    /**
     * Forced open it stays until another order: a route that is stopped and started has a new breaker, which is closed. To
     * close is done once, as the breaker then opens by itself when it has to.
     */
    synchronized void follow(BreakerOrder order) {
        Long last = followed.get(order.breaker());
        if (last != null && last > order.number()) {
            return;
        }
        followed.put(order.breaker(), order.number());
        ResilienceProcessor breaker = breaker(order.breaker());
        if (order.forcedOpen()) {
            if (!stateOf(breaker).equals(FORCED_OPEN)) {
                breaker.transitionToForcedOpenState();
            }
        } else if (last != null && last < order.number()) {
            breaker.transitionToCloseState();
        }
    }

    BreakerState look(String name) {
        ResilienceProcessor breaker = breaker(name);
        return new BreakerState(
                process,
                stateOf(breaker),
                breaker.getFailureRate(),
                breaker.getNumberOfBufferedCalls(),
                breaker.getNumberOfFailedCalls(),
                breaker.getNumberOfNotPermittedCalls(),
                null);
    }

    /** A stopped route has none. */
    private static String stateOf(ResilienceProcessor breaker) {
        String state = breaker.getCircuitBreakerState();
        return state == null
                ? BreakerState.STOPPED
                : state.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private ResilienceProcessor breaker(String name) {
        return camel.getProcessor(name, ResilienceProcessor.class);
    }
}
