package market.carrot.coordinator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A participant on a port of its own: remembers its callbacks and answers 200 unless told otherwise. */
public final class Participant implements AutoCloseable {

    /** One callback: {@code complete} or {@code compensate}, and the credentials it came with (null: none). */
    public record Callback(String verb, String authorization) {}

    private final HttpServer server;
    private final List<Callback> callbacks = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

    public Participant() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Answers the next callbacks with these, one each. */
    public Participant answering(Integer... statuses) {
        answers.addAll(List.of(statuses));
        return this;
    }

    public List<String> verbs() {
        return callbacks.stream().map(Callback::verb).toList();
    }

    public List<Callback> callbacks() {
        return callbacks;
    }

    public URI callbackUri(String verb) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + verb);
    }

    /** The {@code Link} header with which it joins an LRA. */
    String link() {
        return "<%s>; rel=\"compensate\", <%s>; rel=\"complete\""
                .formatted(callbackUri("compensate"), callbackUri("complete"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String verb = exchange.getRequestURI().getPath().substring(1);
            callbacks.add(new Callback(verb, exchange.getRequestHeaders().getFirst("Authorization")));
            Integer status = answers.poll();
            exchange.sendResponseHeaders(status == null ? 200 : status, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
