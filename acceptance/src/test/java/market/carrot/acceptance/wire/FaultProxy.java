package market.carrot.acceptance.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Passes requests on to one service and its answers back, each over a connection of its own: a service that is gone is
 * noticed at once, and nothing is sent twice. The Host header stays, since LRAs are named after it.
 */
final class FaultProxy {
    private static final int BACKLOG = 200;
    /** About one connection, so not for the next; the lengths are told anew. */
    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "connection", "keep-alive", "transfer-encoding", "content-length", "upgrade", "http2-settings", "te");

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "fault-proxy");
        thread.setDaemon(true);
        return thread;
    });

    private final Hop hop;
    private final InetSocketAddress address;
    private final URI target;
    private final Faults faults;
    private HttpServer server;
    private Tunnel tunnel;

    FaultProxy(Hop hop, int offset, Faults faults) {
        this.hop = hop;
        this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), hop.port() + offset);
        this.target = URI.create("http://127.0.0.1:" + (hop.target() + offset));
        this.faults = faults;
        open();
    }

    String url() {
        return "http://127.0.0.1:" + address.getPort();
    }

    synchronized void open() {
        if (hop == Hop.READ_MODEL) {
            passBlindly();
            return;
        }
        if (server != null) {
            return;
        }
        close();
        try {
            server = HttpServer.create(address, BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(THREADS);
        server.createContext("/", this::pass);
        server.start();
    }

    /** No faults here until it is opened again, and no understanding of what passes. */
    synchronized void passBlindly() {
        if (tunnel != null) {
            return;
        }
        close();
        try {
            tunnel = new Tunnel(address, target, THREADS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void close() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
        if (tunnel != null) {
            tunnel.close();
            tunnel = null;
        }
    }

    /** An exchange that is closed before its answer began closes the connection. */
    private void pass(HttpExchange exchange) {
        try (exchange) {
            Call call = Call.of(hop, exchange);
            Reply reply = faults.before(call);
            if (reply == null) {
                reply = faults.after(call, forward(call));
            }
            answer(exchange, reply);
        } catch (IOException nobodyThere) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply forward(Call call) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.resolve(call.path()))
                .method(
                        call.method(),
                        call.body().length == 0 && call.method().equals("GET")
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach((name, values) -> {
            if (passes(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return Reply.of(CLIENT.send(request.header("Connection", "close").build(), BodyHandlers.ofByteArray()));
    }

    private static void answer(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach((name, values) -> {
            if (passes(name)) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        exchange.getResponseHeaders().set("Connection", "close");
        exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
        exchange.getResponseBody().write(reply.body());
    }

    private static boolean passes(String header) {
        return !OF_THE_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
    }
}
