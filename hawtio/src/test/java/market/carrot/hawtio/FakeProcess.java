package market.carrot.hawtio;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A process with a Jolokia that has one answer for all but those whose token has ended, and remembers what it was asked. */
final class FakeProcess {
    static final String ANSWER = "{\"status\":403}";
    static final String ENDED = "ended-token";

    record Question(URI uri, Headers headers, String body) {}

    final List<Question> questions = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    FakeProcess() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        questions.add(new Question(exchange.getRequestURI(), exchange.getRequestHeaders(), body));
        byte[] answer = ANSWER.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Set-Cookie", "evil=1");
        boolean ended = ("Bearer " + ENDED).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        exchange.sendResponseHeaders(ended ? 401 : 200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
