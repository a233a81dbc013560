package market.carrot.coordinator;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Health listens 1000 above the service's port (any free port if that is any free port), unless set otherwise. */
class ManagementPort implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        int port = environment.getProperty("server.port", Integer.class, 8080);
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "management port", Map.of("management.server.port", port == 0 ? 0 : port + 1000)));
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE; // after application.yaml has been read
    }
}
