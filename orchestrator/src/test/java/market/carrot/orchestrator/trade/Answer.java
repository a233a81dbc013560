package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Optional;

/** What a person is told. */
record Answer(
        int status,
        Optional<String> mediaType,
        Optional<String> retryAfter,
        Optional<String> location,
        Optional<String> preferenceApplied,
        JsonNode body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Answer of(HttpResponse<String> response) {
        try {
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type"),
                    response.headers().firstValue("Retry-After"),
                    response.headers().firstValue("Location"),
                    response.headers().firstValue("Preference-Applied"),
                    JSON.readTree(response.body()));
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON: " + response.body(), e);
        }
    }

    /** The trade, in the state that is expected. */
    Answer is(int expectedStatus, String state) {
        assertThat(status).as(body.toString()).isEqualTo(expectedStatus);
        assertThat(mediaType).hasValue("application/json");
        assertThat(state()).isEqualTo(state);
        return this;
    }

    /** A problem of RFC 9457. */
    Answer isRefused(int expectedStatus, String problem) {
        assertThat(status).as(body.toString()).isEqualTo(expectedStatus);
        assertThat(mediaType).hasValue("application/problem+json");
        assertThat(body.path("type").asText()).isEqualTo("/problems/" + problem);
        return this;
    }

    /** A problem that says when to try again. */
    Answer isUnavailable(String problem) {
        isRefused(503, problem);
        assertThat(retryAfter).isPresent();
        return this;
    }

    String state() {
        return body.path("state").asText();
    }

    long wtbId() {
        assertThat(body.has("wtbId")).as(body.toString()).isTrue();
        return body.path("wtbId").asLong();
    }
}
