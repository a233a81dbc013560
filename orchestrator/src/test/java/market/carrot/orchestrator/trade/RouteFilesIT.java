package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** No file of routes is forgotten. */
class RouteFilesIT extends TradeStory {

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
