package market.carrot.coordinator.protocol;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import market.carrot.coordinator.recovery.ObjectStore;

/**
 * Takes no change that the store may have no room for: 503 before Narayana hears of it, because it remembers what it
 * could not write. Reading goes on, and so does recovery, whose successes need no room.
 */
class StoreGuard implements ContainerRequestFilter {

    private static final int TRY_AGAIN_SECONDS = 5;

    private final ObjectStore store;

    StoreGuard(ObjectStore store) {
        this.store = store;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.getMethod().equals(HttpMethod.GET) && !store.hasRoom()) {
            request.abortWith(Refusal.of(
                            Status.SERVICE_UNAVAILABLE,
                            "store-full",
                            "The object store has no room",
                            "Nothing was changed; please try again later.")
                    .header(HttpHeaders.RETRY_AFTER, TRY_AGAIN_SECONDS)
                    .build());
        }
    }
}
