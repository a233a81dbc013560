package market.carrot.acceptance.contract;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer, and what was asked.
 *
 * @param path of the request, as it was sent, without its query
 * @param headers of the answer; their names in lower case
 */
public record Observed(String method, String path, int status, Map<String, List<String>> headers, String body) {

    public static Observed of(HttpResponse<String> answer) {
        return new Observed(
                answer.request().method(),
                answer.request().uri().getRawPath(),
                answer.statusCode(),
                answer.headers().map(),
                answer.body());
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(values -> values.get(0));
    }

    boolean isProblem() {
        return header("content-type")
                .filter(type -> type.startsWith(Endpoint.PROBLEM))
                .isPresent();
    }

    @Override
    public String toString() {
        return "%s %s: %d %s %s".formatted(method, path, status, headers, body);
    }
}
