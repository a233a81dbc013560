package market.carrot.orchestrator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import market.carrot.orchestrator.ExercisedRoutes;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Runs after all other tests (see junit-platform.properties): every route of the gateway must have been exercised. */
@Order(Integer.MAX_VALUE)
class RouteCoverageIT extends RunningGateway {

    @Test
    void everyRouteWasExercised() {
        assertThat(ExercisedRoutes.missingOf(camel))
                .as("routes that no test runs")
                .isEmpty();
    }
}
