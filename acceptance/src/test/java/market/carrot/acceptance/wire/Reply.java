package market.carrot.acceptance.wire;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** An answer on its way back. */
record Reply(int status, Map<String, List<String>> headers, byte[] body) {

    static Reply of(HttpResponse<byte[]> answer) {
        return new Reply(answer.statusCode(), answer.headers().map(), answer.body());
    }

    static Reply of(int status, String body) {
        return new Reply(
                status, Map.of("Content-Type", List.of("application/json")), body.getBytes(StandardCharsets.UTF_8));
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
