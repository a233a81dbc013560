package market.carrot.orchestrator.view;

import static org.assertj.core.api.Assertions.assertThat;

import market.carrot.orchestrator.ExercisedRoutes;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Runs after all other tests (see junit-platform.properties): every route of the read model must have been exercised. */
@Order(Integer.MAX_VALUE)
class RouteCoverageIT extends RunningReadModel {

    @Test
    void everyRouteWasExercised() {
        assertThat(ExercisedRoutes.missingOf(camel))
                .as("routes that no test runs")
                .isEmpty();
    }
}
