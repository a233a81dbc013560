package market.carrot.coordinator.protocol;

import static io.narayana.lra.LRAConstants.PARENT_LRA_PARAM_NAME;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response.Status;

/**
 * Refuses nested LRAs with 400: the market has none, and Narayana would call whatever URL the parent parameter names.
 */
class NestedLraRefusal implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        String parent = request.getUriInfo().getQueryParameters().getFirst(PARENT_LRA_PARAM_NAME);
        if (parent != null && !parent.isBlank()) {
            request.abortWith(Refusal.of(
                            Status.BAD_REQUEST,
                            "nested-lra",
                            "Nested LRAs are refused",
                            "Start the LRA without " + PARENT_LRA_PARAM_NAME + ".")
                    .build());
        }
    }
}
