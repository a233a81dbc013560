package market.carrot.coordinator.protocol;

import jakarta.json.Json;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.Status;

/** A request that does not reach Narayana, answered as problem+json (RFC 9457). */
public final class Refusal {

    public static final String MEDIA_TYPE = "application/problem+json";

    private Refusal() {}

    static ResponseBuilder of(Status status, String type, String title, String detail) {
        return Response.status(status).type(MEDIA_TYPE).entity(text(status.getStatusCode(), type, title, detail));
    }

    /** The problem as JSON. */
    public static String text(int status, String type, String title, String detail) {
        return Json.createObjectBuilder()
                .add("type", "/problems/" + type)
                .add("title", title)
                .add("status", status)
                .add("detail", detail)
                .build()
                .toString();
    }
}
