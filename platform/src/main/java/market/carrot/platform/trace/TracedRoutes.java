package market.carrot.platform.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.ArrayDeque;
import java.util.Deque;
import market.carrot.telemetry.TraceParent;
import market.carrot.telemetry.TracedRequest;
import market.carrot.telemetry.TracedTrade;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/**
 * A span for each route that an exchange goes through, named after the route, as the routes call each other. An exchange
 * is traced when it began with a traced request, or goes on with something that was: the exchange property
 * {@code traceparent} then names it. What only looks whether there is work is not traced.
 */
public class TracedRoutes implements RoutePolicyFactory {
    private static final String STEPS = TracedRoutes.class.getName();

    private final Tracer tracer;

    public TracedRoutes(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
        return new EachExchange();
    }

    private final class EachExchange extends RoutePolicySupport {
        @Override
        public void onExchangeBegin(Route route, Exchange exchange) {
            Deque<Step> steps = stepsOf(exchange);
            Context parent =
                    steps.isEmpty() ? beginning(exchange) : steps.peek().context();
            if (!Span.fromContext(parent).getSpanContext().isValid()) {
                return;
            }
            Span span = tracer.spanBuilder(route.getRouteId()).setParent(parent).startSpan();
            Context context = TracedTrade.in(parent.with(span));
            steps.push(new Step(route.getRouteId(), context, context.makeCurrent()));
        }

        @Override
        public void onExchangeDone(Route route, Exchange exchange) {
            Deque<Step> steps = stepsOf(exchange);
            if (!steps.isEmpty() && steps.peek().route().equals(route.getRouteId())) {
                steps.pop().end(exchange.isFailed());
            }
        }
    }

    /** Not the thread's own context: that may be something else's. */
    private static Context beginning(Exchange exchange) {
        return exchange.getIn() instanceof PlatformHttpMessage message && message.getRequest() != null
                ? TracedRequest.contextOf(message.getRequest())
                : TraceParent.context(exchange.getProperty(TraceParent.HEADER, String.class));
    }

    @SuppressWarnings("unchecked")
    private static Deque<Step> stepsOf(Exchange exchange) {
        Deque<Step> steps = exchange.getProperty(STEPS, Deque.class);
        if (steps == null) {
            steps = new ArrayDeque<>();
            exchange.setProperty(STEPS, steps);
        }
        return steps;
    }

    private record Step(String route, Context context, Scope scope) {
        void end(boolean failed) {
            scope.close();
            Span span = Span.fromContext(context);
            if (failed) {
                span.setStatus(StatusCode.ERROR);
            }
            TracedTrade.end(span, context);
        }
    }
}
