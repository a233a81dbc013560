package market.carrot.orchestrator.operations;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import market.carrot.orchestrator.audit.AuditEntry;
import market.carrot.orchestrator.audit.AuditLog;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import market.carrot.platform.web.Caller;
import org.apache.camel.CamelContext;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.component.resilience4j.ResilienceProcessor;

/** The circuit breakers of this process, for the routes list-breakers, open-breaker and close-breaker. */
public class Breakers {
    private static final List<String> NAMES = List.of("payment", "product");

    private final CamelContext camel;
    private final AuditLog audit;

    Breakers(CamelContext camel, AuditLog audit) {
        this.camel = camel;
        this.audit = audit;
    }

    /** @param process which one: another process of this role has breakers of its own */
    public record BreakerList(String process, List<Breaker> items) {}

    /**
     * @param state closed, open, half-open or forced-open
     * @param failureRate in percent; -1 as long as there were too few calls
     * @param calls those that it remembers
     * @param refused how many it has refused since the process began
     */
    public record Breaker(String name, String state, float failureRate, int calls, int failed, long refused) {}

    /** The body of both. */
    public record Order(String reason) {
        private void check() {
            if (reason.isBlank() || reason.indexOf('\0') >= 0) {
                throw new ProblemException(
                        ProblemType.INVALID_REQUEST, "A reason is text: it is not blank, and has no NUL character.");
            }
        }
    }

    public BreakerList list() {
        return new BreakerList(
                ManagementFactory.getRuntimeMXBean().getName(),
                NAMES.stream().map(this::look).toList());
    }

    /** Every call through it is refused until it is closed again, or the process ends. */
    public BreakerList open(
            @Header("name") String name,
            @ExchangeProperty(Caller.PROPERTY) String operator,
            @ExchangeProperty("order") Order order) {
        note(operator, "open-breaker", name, order);
        processor(name).transitionToForcedOpenState();
        return list();
    }

    /** It lets calls through, and forgets what it remembers. */
    public BreakerList close(
            @Header("name") String name,
            @ExchangeProperty(Caller.PROPERTY) String operator,
            @ExchangeProperty("order") Order order) {
        note(operator, "close-breaker", name, order);
        processor(name).transitionToCloseState();
        return list();
    }

    /** The line first: what could not be noted is not done, and what follows cannot fail. */
    private void note(String operator, String action, String name, Order order) {
        order.check();
        String process = ManagementFactory.getRuntimeMXBean().getName();
        audit.add(AuditEntry.toBreaker(operator, action, name, order.reason())
                .done("in process %s, where it was %s".formatted(process, stateOf(processor(name)))));
    }

    private Breaker look(String name) {
        ResilienceProcessor breaker = processor(name);
        return new Breaker(
                name,
                stateOf(breaker),
                breaker.getFailureRate(),
                breaker.getNumberOfBufferedCalls(),
                breaker.getNumberOfFailedCalls(),
                breaker.getNumberOfNotPermittedCalls());
    }

    private static String stateOf(ResilienceProcessor breaker) {
        return breaker.getCircuitBreakerState().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private ResilienceProcessor processor(String name) {
        return camel.getProcessor(name, ResilienceProcessor.class);
    }
}
