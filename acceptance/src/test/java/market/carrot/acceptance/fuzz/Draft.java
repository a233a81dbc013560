package market.carrot.acceptance.fuzz;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import market.carrot.acceptance.market.Ask;

/** A request that is being spoilt: bytes, which nothing between here and the server puts right. */
final class Draft {
    String method;
    String path;
    String query;
    /** Name, value. A name may come more than once. */
    final List<String[]> headers = new ArrayList<>();
    /** Null for none. */
    byte[] body;

    Draft(Ask ask, String token) {
        method = ask.method();
        String[] target = ask.path().split("\\?", 2);
        path = target[0];
        query = target.length == 1 ? "" : target[1];
        body = ask.body() == null ? null : ask.body().getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < ask.headers().length; i += 2) {
            headers.add(new String[] {ask.headers()[i], ask.headers()[i + 1]});
        }
        if (body != null) {
            headers.add(new String[] {"Content-Type", "application/json"});
        }
        if (token != null) {
            headers.add(new String[] {"Authorization", "Bearer " + token});
        }
    }

    /** In place of what is there. */
    void header(String name, String value) {
        headers.removeIf(header -> header[0].equalsIgnoreCase(name));
        headers.add(new String[] {name, value});
    }

    String target() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** As it goes over the wire. */
    byte[] bytes(URI server) {
        StringBuilder head =
                new StringBuilder("%s %s HTTP/1.1\r\nHost: %s\r\n".formatted(method, target(), server.getAuthority()));
        headers.forEach(
                header -> head.append(header[0]).append(": ").append(header[1]).append("\r\n"));
        if (body != null) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        if (body != null) {
            bytes.writeBytes(body);
        }
        return bytes.toByteArray();
    }

    /** For a shell; the token has to be put in. */
    String curl(URI server) {
        return "curl -si --path-as-is -X %s%s%s %s"
                .formatted(
                        quoted(method),
                        headers.stream()
                                .map(header -> " -H " + quoted(header[0] + ": " + shown(header)))
                                .collect(Collectors.joining()),
                        body == null ? "" : " --data-binary " + quoted(new String(body, StandardCharsets.ISO_8859_1)),
                        quoted(server + target()));
    }

    private static String shown(String[] header) {
        return header[1].startsWith("Bearer ey") ? "Bearer TOKEN" : header[1];
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("$'");
        text.chars().forEach(c -> {
            if (c < ' ' || (c > '~' && c < 256)) {
                quoted.append("\\x%02x".formatted(c));
            } else if (c == '\'' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('\'').toString();
    }
}
