package market.carrot.platform.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;

/** The body of an {@code application/problem+json} answer (RFC 9457). */
@JsonPropertyOrder({"type", "title", "status", "detail"})
public record Problem(
        String type, String title, int status, String detail, @JsonAnyGetter Map<String, Object> extensions) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type.uri(), type.title(), type.status(), detail, Map.of());
    }
}
