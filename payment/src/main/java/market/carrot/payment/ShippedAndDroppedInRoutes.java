package market.carrot.payment;

import java.util.ArrayList;
import java.util.List;
import market.carrot.platform.routes.RouteFiles;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Loads the shipped routes, the sandbox provider's only when it is named, and the deployment's own, such as a real provider's. */
public class ShippedAndDroppedInRoutes implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        List<String> files = new ArrayList<>(List.of(RouteFiles.shipped("routes")));
        if (environment.getProperty("carrot.payment.provider", "").equals("sandbox")) {
            // not below routes: in a jar, Camel's patterns also match what is in sub-folders
            files.add(RouteFiles.shipped("provider"));
        }
        RouteFiles.droppedIn(environment, "payment").ifPresent(files::add);
        RouteFiles.load(environment, files);
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
