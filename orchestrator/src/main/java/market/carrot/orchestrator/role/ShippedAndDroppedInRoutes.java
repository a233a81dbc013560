package market.carrot.orchestrator.role;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Tells Camel which route files to load: the shipped ones of this process's roles and, when {@code CARROT_ROUTES_DIR}
 * names a folder, those in its sub-folders of the same names.
 */
public class ShippedAndDroppedInRoutes implements EnvironmentPostProcessor, Ordered {
    private static final String FILES = "*.camel.yaml";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String directory = environment.getProperty("carrot.routes-dir", "");
        String patterns = Arrays.stream(environment.getProperty("carrot.roles", String[].class, new String[0]))
                .flatMap(role -> patterns(role, directory))
                .collect(Collectors.joining(","));
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "routes-of-roles", Map.of("camel.main.routes-include-pattern", patterns)));
    }

    private static Stream<String> patterns(String role, String directory) {
        Stream<String> shipped = Stream.of("classpath:routes/" + role + "/" + FILES);
        return directory.isBlank()
                ? shipped
                : Stream.concat(shipped, Stream.of("file:" + directory + "/" + role + "/" + FILES));
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
