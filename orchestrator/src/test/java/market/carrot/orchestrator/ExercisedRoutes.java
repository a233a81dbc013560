package market.carrot.orchestrator;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Remembers every route that any test of this JVM has run. */
@TestConfiguration(proxyBeanMethods = false)
public class ExercisedRoutes {
    private static final Set<String> ROUTES = ConcurrentHashMap.newKeySet();

    /** The routes of a context that no test of this JVM has run so far. */
    public static Set<String> missingOf(CamelContext context) {
        Set<String> never =
                context.getRoutes().stream().map(Route::getRouteId).collect(Collectors.toCollection(TreeSet::new));
        never.removeAll(ROUTES);
        return never;
    }

    @Bean
    RoutePolicyFactory exercisedRoutesMemory() {
        return new RoutePolicyFactory() {
            @Override
            public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
                return new Memory();
            }
        };
    }

    private static final class Memory extends RoutePolicySupport {
        @Override
        public void onExchangeBegin(Route route, Exchange exchange) {
            ROUTES.add(route.getId());
        }
    }
}
