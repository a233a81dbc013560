package market.carrot.orchestrator.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A service behind the gateway: says its name, unless a test tells it what to do, and remembers what it was asked. */
final class FakeService implements AutoCloseable {

    /** @param uri as it came over the wire */
    record Request(String method, String uri, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> String.join(", ", header.getValue()))
                    .findFirst()
                    .orElse(null);
        }
    }

    private final String name;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final int port;
    private volatile HttpHandler behaviour;
    private HttpServer server;

    FakeService(String name) {
        this.name = name;
        start(0);
        port = server.getAddress().getPort();
        behaveWell();
    }

    private void start(int at) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    body));
            try (exchange) {
                behaviour.handle(exchange);
            }
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    void behaveWell() {
        requests.clear();
        behave(exchange -> answer(exchange, 200, "application/json", "{\"service\":\"" + name + "\"}"));
    }

    void behave(HttpHandler handler) {
        behaviour = handler;
    }

    static void answer(HttpExchange exchange, int status, String contentType, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    Request onlyRequest() {
        if (requests.size() != 1) {
            throw new AssertionError(name + " was asked " + requests.size() + " times: " + requests);
        }
        return requests.peek();
    }

    int requests() {
        return requests.size();
    }

    /** Nobody listens any more, until {@link #comeBack}. */
    void goAway() {
        server.stop(0);
    }

    void comeBack() {
        start(port);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
