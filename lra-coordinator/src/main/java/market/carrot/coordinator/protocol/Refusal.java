package market.carrot.coordinator.protocol;

import jakarta.json.Json;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.Status;

/** A request that does not reach Narayana, answered as problem+json (RFC 9457). */
final class Refusal {

    private Refusal() {}

    static ResponseBuilder of(Status status, String type, String title, String detail) {
        return Response.status(status)
                .type("application/problem+json")
                .entity(Json.createObjectBuilder()
                        .add("type", "/problems/" + type)
                        .add("title", title)
                        .add("status", status.getStatusCode())
                        .add("detail", detail)
                        .build()
                        .toString());
    }
}
