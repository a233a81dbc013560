package market.carrot.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs after all other tests, in a JVM of its own: what they have left says whether every route was exercised. */
@Tag("coverage")
class RouteCoverageIT {

    @Test
    void everyRouteWasExercised() {
        assertThat(ExercisedRoutes.started()).contains("request-purchase", "project-trades", "/products");
        assertThat(ExercisedRoutes.missing()).as("routes that no test runs").isEmpty();
    }
}
