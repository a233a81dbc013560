package market.carrot.coordinator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A participant on a port of its own: remembers its callbacks and answers 200 unless told otherwise. */
public final class Participant implements AutoCloseable {

    /** One callback: {@code complete} or {@code compensate}, and the credentials it came with (null: none). */
    public record Callback(String verb, String authorization) {}

    private final HttpServer server;
    private final List<Callback> callbacks = new CopyOnWriteArrayList<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile boolean hanging;

    private record Answer(int status, String body) {}

    public Participant() throws IOException {
        this(0);
    }

    /** @param port 0 for any free one */
    Participant(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Answers the next callbacks with these, one each. */
    public Participant answering(Integer... statuses) {
        List.of(statuses).forEach(status -> answering(status, ""));
        return this;
    }

    Participant answering(int status, String body) {
        answers.add(new Answer(status, body));
        return this;
    }

    /** Answers no callback before it is released. */
    Participant hanging() {
        hanging = true;
        return this;
    }

    void release() {
        hanging = false;
        released.countDown();
    }

    int port() {
        return server.getAddress().getPort();
    }

    public List<String> verbs() {
        return callbacks.stream().map(Callback::verb).toList();
    }

    public List<Callback> callbacks() {
        return callbacks;
    }

    public URI callbackUri(String verb) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/lra-participant/" + verb);
    }

    /** The {@code Link} header with which it joins an LRA. */
    String link() {
        return "<%s>; rel=\"compensate\", <%s>; rel=\"complete\""
                .formatted(callbackUri("compensate"), callbackUri("complete"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String verb = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
            callbacks.add(new Callback(verb, exchange.getRequestHeaders().getFirst("Authorization")));
            if (hanging) {
                released.await();
            }
            Answer next = answers.poll();
            Answer answer = next == null ? new Answer(200, "") : next;
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
