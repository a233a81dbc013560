package market.carrot.acceptance.market;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * What the market said, with the checks that stories make of it.
 *
 * @param took from sending the request to having the whole answer
 */
public record Answer(HttpResponse<String> http, Duration took) {

    public int status() {
        return http.statusCode();
    }

    public Answer is(int status) {
        assertThat(http.statusCode()).as(toString()).isEqualTo(status);
        return this;
    }

    /** @param pointer a JSON pointer, such as {@code /state} */
    public Answer has(String pointer, Object value) {
        assertThat(text(pointer)).as("%s of %s", pointer, this).isEqualTo(String.valueOf(value));
        return this;
    }

    /**
     * A refusal as RFC 9457 has it, with nothing of our insides.
     *
     * @param slug the last part of its type
     */
    public Answer isProblem(int status, String slug) {
        is(status);
        assertThat(header("Content-Type")).as(toString()).contains("application/problem+json");
        has("/type", "/problems/" + slug).has("/status", status);
        assertThat(text("/title")).as(toString()).isNotBlank();
        assertThat(http.body()).doesNotContain("Exception", "\tat ", "org.apache", "SQL");
        return this;
    }

    /** It says in how many seconds trying again can help. */
    public Answer saysWhenToTryAgain() {
        assertThat(header("Retry-After")).as(toString()).hasValueSatisfying(seconds -> assertThat(seconds)
                .matches("[1-9][0-9]*"));
        return this;
    }

    public Optional<String> header(String name) {
        return http.headers().firstValue(name);
    }

    public JsonNode json() {
        return Json.parse(http.body());
    }

    public String text(String pointer) {
        return json().at(pointer).asText();
    }

    public long number(String pointer) {
        JsonNode value = json().at(pointer);
        assertThat(value.isIntegralNumber())
                .as("%s is a number in %s", pointer, this)
                .isTrue();
        return value.asLong();
    }

    @Override
    public String toString() {
        return "%s %s: %d %s".formatted(http.request().method(), http.request().uri(), http.statusCode(), http.body());
    }
}
