package market.carrot.orchestrator.trade;

import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.component.resilience4j.ResilienceProcessor;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** A circuit breaker's state, as a dependency's: down while no call is let through. */
class BreakerHealth implements HealthIndicator {
    private static final Set<String> SHUT = Set.of("OPEN", "FORCED_OPEN");

    private final CamelContext camel;
    private final String breaker;

    BreakerHealth(CamelContext camel, String breaker) {
        this.camel = camel;
        this.breaker = breaker;
    }

    @Override
    public Health health() {
        ResilienceProcessor processor = camel.getProcessor(breaker, ResilienceProcessor.class);
        // a stopped route has none
        String state = processor == null ? null : processor.getCircuitBreakerState();
        if (state == null) {
            return Health.unknown().withDetail("state", "STOPPED").build();
        }
        return (SHUT.contains(state) ? Health.down() : Health.up())
                .withDetail("state", state)
                .build();
    }
}
