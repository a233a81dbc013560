package market.carrot.acceptance.wire;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request on its way.
 *
 * @param point empty when it is none of a trade's steps
 * @param path with the query
 */
record Call(Optional<Point> point, String method, String path, Headers headers, byte[] body) {
    private static final Pattern WTB_ID = Pattern.compile("wtbId=(\\d+)");
    private static final Pattern LRA = Pattern.compile("/lra-coordinator/([^/?]+).*");

    static Call of(Hop hop, HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().toString();
        return new Call(
                Point.of(hop, method, path),
                method,
                path,
                exchange.getRequestHeaders(),
                exchange.getRequestBody().readAllBytes());
    }

    boolean is(Point asked) {
        return point.filter(asked::equals).isPresent();
    }

    /** The trade's id, where the call itself tells it: not in the end of an LRA, nor in a purchase. */
    Optional<Long> wtbId() {
        if (is(Point.JOIN)) {
            return find(WTB_ID, headers.getFirst("Link"))
                    .or(() -> find(WTB_ID, new String(body, StandardCharsets.UTF_8)));
        }
        return point.map(Point::path)
                .map(pattern -> pattern.matcher(path))
                .filter(matcher -> matcher.matches() && matcher.groupCount() > 0)
                .map(matcher -> Long.valueOf(matcher.group(1)));
    }

    /** The last part of the LRA's id, in calls that are about one. */
    Optional<String> lra() {
        Matcher matcher = LRA.matcher(path);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Optional<Long> find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text == null ? "" : text);
        return matcher.find() ? Optional.of(Long.valueOf(matcher.group(1))) : Optional.empty();
    }
}
