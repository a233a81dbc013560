package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import market.carrot.orchestrator.ExercisedRoutes;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Runs after all other tests (see junit-platform.properties): every route of the trade must have been exercised. */
@Order(Integer.MAX_VALUE)
class RouteCoverageIT extends TradeStory {

    @Test
    void everyRouteWasExercised() {
        assertThat(ExercisedRoutes.missingOf(camel))
                .as("routes that no test runs")
                .isEmpty();
    }

    @Test
    void everyFileIsLoaded() throws IOException {
        Resource[] files =
                new PathMatchingResourcePatternResolver().getResources("classpath*:routes/trade/*.camel.yaml");
        Set<String> loaded = camel.getRoutes().stream()
                .map(route -> Path.of(route.getSourceLocation().split(":\\d+$")[0])
                        .getFileName()
                        .toString())
                .collect(Collectors.toSet());

        assertThat(files).isNotEmpty();
        assertThat(loaded)
                .containsAll(Arrays.stream(files).map(Resource::getFilename).toList());
    }
}
