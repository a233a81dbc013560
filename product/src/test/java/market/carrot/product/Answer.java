package market.carrot.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import market.carrot.platform.problem.ProblemType;

/**
 * What the service said.
 *
 * @param headers by lower-case name
 * @param json null when there is no body
 */
record Answer(int status, Map<String, String> headers, JsonNode json) {

    Answer is(int expected) {
        assertThat(status).as("%s", json).isEqualTo(expected);
        return this;
    }

    Answer isRefusal(ProblemType type) {
        is(type.status());
        assertThat(header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(text("type")).isEqualTo(type.uri());
        assertThat(json.get("status").asInt()).isEqualTo(type.status());
        return this;
    }

    String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    String text(String field) {
        return json.path(field).asText(null);
    }

    long number(String field) {
        assertThat(json.path(field).isIntegralNumber()).as(field).isTrue();
        return json.get(field).asLong();
    }
}
