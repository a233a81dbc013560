package market.carrot.orchestrator.trade;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import market.carrot.platform.problem.ProblemException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.apache.camel.util.FileUtil;

/** Counts the steps of sagas, forward and back, as the routes carry them out. */
class SagaSteps implements RoutePolicyFactory {
    private static final String FORWARD = "forward";
    private static final String COMPENSATION = "compensation";
    private static final String COMPLETION = "completion";

    /** The routes that are steps, and the kinds of steps. */
    private static final Map<String, String> ROUTES = Map.of(
            "reserve-product", FORWARD,
            "hold-payment", FORWARD,
            "undo-trade", COMPENSATION,
            "settle-trade", COMPLETION);

    /** The steps that share a route for each service, by what they ask of it. */
    private static final Map<String, String> CALLS = Map.of(
            "refund", "refund-payment", "release", "release-product", "payout", "pay-out", "sale", "sell-product");

    private enum Result {
        DONE,
        /** The service has said no: nothing happened, and nothing is wrong. */
        REFUSED,
        /** No answer, or one of which nobody knows what it means. */
        FAILED
    }

    private final Map<String, Map<Result, Counter>> counters = new HashMap<>();

    SagaSteps(MeterRegistry metrics) {
        ROUTES.forEach((route, kind) -> register(metrics, route, kind));
        CALLS.forEach((call, step) -> register(metrics, step, call.startsWith("re") ? COMPENSATION : COMPLETION));
    }

    private void register(MeterRegistry metrics, String step, String kind) {
        Map<Result, Counter> ofStep = new EnumMap<>(Result.class);
        for (Result result : Result.values()) {
            ofStep.put(
                    result,
                    Counter.builder("carrot.saga.steps")
                            .description("Steps of sagas that this process has tried")
                            .tag("step", step)
                            .tag("kind", kind)
                            .tag("outcome", result.name().toLowerCase(Locale.ROOT))
                            .register(metrics));
        }
        counters.put(step, ofStep);
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext camel, String routeId, NamedNode route) {
        if (ROUTES.containsKey(routeId)) {
            return counting(exchange -> routeId);
        }
        return routeId.equals("put-to-payment") || routeId.equals("put-to-product")
                ? counting(exchange -> CALLS.get(FileUtil.stripPath(exchange.getProperty("path", "", String.class))))
                : null;
    }

    private RoutePolicy counting(Function<Exchange, String> step) {
        return new RoutePolicySupport() {
            @Override
            public void onExchangeDone(Route route, Exchange exchange) {
                Map<Result, Counter> ofStep = counters.get(step.apply(exchange));
                if (ofStep != null) {
                    ofStep.get(result(exchange.getException())).increment();
                }
            }
        };
    }

    private static Result result(Exception failure) {
        if (failure == null) {
            return Result.DONE;
        }
        boolean refused =
                failure instanceof ProblemException problem && problem.type().status() < 500
                        || failure instanceof HttpOperationFailedException answer && answer.getStatusCode() < 500;
        return refused ? Result.REFUSED : Result.FAILED;
    }
}
