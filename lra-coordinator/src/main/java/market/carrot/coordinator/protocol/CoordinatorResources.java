package market.carrot.coordinator.protocol;

import io.narayana.lra.coordinator.api.Coordinator;
import io.narayana.lra.coordinator.api.CoordinatorContainerFilter;
import org.glassfish.jersey.server.ResourceConfig;
import org.springframework.stereotype.Component;

/** Narayana's REST resource with its version and context filter. */
@Component
class CoordinatorResources extends ResourceConfig {

    CoordinatorResources() {
        register(Coordinator.class);
        register(CoordinatorContainerFilter.class);
        register(NestedLraRefusal.class);
    }
}
