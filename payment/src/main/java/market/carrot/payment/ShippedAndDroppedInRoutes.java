package market.carrot.payment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Tells Camel which route files to load: the shipped ones, the sandbox provider's only when it is named and, when
 * {@code CARROT_ROUTES_DIR} names a folder with a sub-folder {@code payment}, those in it, such as a real provider's.
 */
public class ShippedAndDroppedInRoutes implements EnvironmentPostProcessor, Ordered {
    private static final String FILES = "/*.camel.yaml";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        List<String> patterns = new ArrayList<>(List.of("classpath:routes" + FILES));
        if (environment.getProperty("carrot.payment.provider", "").equals("sandbox")) {
            // not below routes: in a jar, Camel's patterns also match what is in sub-folders
            patterns.add("classpath:provider/sandbox.camel.yaml");
        }
        String directory = environment.getProperty("carrot.routes-dir", "");
        Path droppedIn = Path.of(directory, "payment");
        // Camel does not start with a folder that is not there
        if (!directory.isBlank() && Files.isDirectory(droppedIn)) {
            patterns.add("file:" + droppedIn + FILES);
        }
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "payment-routes", Map.of("camel.main.routes-include-pattern", String.join(",", patterns))));
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
