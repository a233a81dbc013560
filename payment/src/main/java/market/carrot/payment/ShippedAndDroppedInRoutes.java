package market.carrot.payment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Tells Camel which route files to load: the shipped ones and, when {@code CARROT_ROUTES_DIR} names a folder that has a
 * sub-folder {@code payment}, those in it, such as the routes of a payment provider.
 */
public class ShippedAndDroppedInRoutes implements EnvironmentPostProcessor, Ordered {
    private static final String FILES = "/*.camel.yaml";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String patterns = "classpath:routes" + FILES;
        String directory = environment.getProperty("carrot.routes-dir", "");
        Path dropIns = Path.of(directory, "payment");
        // Camel does not start with a folder that is not there
        if (!directory.isBlank() && Files.isDirectory(dropIns)) {
            patterns += ",file:" + dropIns + FILES;
        }
        environment
                .getPropertySources()
                .addLast(
                        new MapPropertySource("payment-routes", Map.of("camel.main.routes-include-pattern", patterns)));
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
