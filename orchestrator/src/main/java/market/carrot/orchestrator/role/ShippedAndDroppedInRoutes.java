package market.carrot.orchestrator.role;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import market.carrot.platform.routes.RouteFiles;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Loads the routes of this process's roles: the shipped ones, and the deployment's own in folders of the same names. */
public class ShippedAndDroppedInRoutes implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        List<String> files = Arrays.stream(environment.getProperty("carrot.roles", String[].class, new String[0]))
                .flatMap(role -> Stream.concat(
                        Stream.of(RouteFiles.shipped("routes/" + role)),
                        RouteFiles.droppedIn(environment, role).stream()))
                .toList();
        RouteFiles.load(environment, files);
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
