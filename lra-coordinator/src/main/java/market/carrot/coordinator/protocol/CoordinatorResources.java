package market.carrot.coordinator.protocol;

import io.narayana.lra.coordinator.api.Coordinator;
import io.narayana.lra.coordinator.api.CoordinatorContainerFilter;
import market.carrot.coordinator.recovery.ObjectStore;
import market.carrot.coordinator.security.Participants;
import org.glassfish.jersey.server.ResourceConfig;
import org.springframework.stereotype.Component;

/** Narayana's REST resource with its version and context filter. */
@Component
class CoordinatorResources extends ResourceConfig {

    CoordinatorResources(ObjectStore store, Participants participants) {
        register(Coordinator.class);
        register(CoordinatorContainerFilter.class);
        register(new UsedProtocolOnly(participants));
        register(new StoreGuard(store));
    }
}
