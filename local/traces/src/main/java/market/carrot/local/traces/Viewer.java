package market.carrot.local.traces;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes spans (OTLP over HTTP, protobuf, at {@code /v1/traces}) and shows them: a list, searchable by trade, and a page
 * for each trace; the same as JSON at {@code /api/traces?wtbId=}. Reachable from this machine only.
 */
public final class Viewer implements AutoCloseable {
    private static final int LARGEST = 16 * 1024 * 1024;
    private static final Pattern WTB_ID = Pattern.compile("(?:^|.*&)wtbId=([^&]*)(?:&.*|$)");

    private final HttpServer server;
    private final ExecutorService threads;
    private final Traces traces;
    private final ObjectMapper json = new ObjectMapper();

    private Viewer(HttpServer server, Traces traces) {
        this.server = server;
        this.traces = traces;
        this.threads = Executors.newFixedThreadPool(2);
    }

    /** @param port 0 for any */
    public static Viewer open(int port, Traces traces) throws IOException {
        Viewer viewer =
                new Viewer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0), traces);
        viewer.serve();
        return viewer;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Where processes send their spans. */
    public String endpoint() {
        return "http://127.0.0.1:" + port() + "/v1/traces";
    }

    public Traces traces() {
        return traces;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve() {
        server.setExecutor(threads);
        server.createContext("/v1/traces", closing(this::take));
        server.createContext("/api/traces", closing(exchange -> {
            List<Trace> found = traces.about(wtbId(exchange));
            answer(exchange, 200, "application/json", json.writeValueAsBytes(found));
        }));
        server.createContext("/traces/", closing(this::page));
        server.createContext("/", closing(exchange -> {
            String wtbId = wtbId(exchange);
            html(exchange, 200, Pages.list(traces.about(wtbId), wtbId));
        }));
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST + 1);
        try {
            if (body.length > LARGEST) {
                answer(exchange, 413, "text/plain", new byte[0]);
                return;
            }
            traces.add(Spans.of(ExportTraceServiceRequest.parseFrom(body)));
            // an ExportTraceServiceResponse without members has no bytes
            answer(exchange, 200, "application/x-protobuf", new byte[0]);
        } catch (InvalidProtocolBufferException notOtlp) {
            answer(exchange, 400, "text/plain", "Not OTLP as protobuf.".getBytes(StandardCharsets.UTF_8));
        }
    }

    private void page(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().substring("/traces/".length());
        Trace trace = traces.find(id).orElse(null);
        html(exchange, trace == null ? 404 : 200, trace == null ? Pages.unknown() : Pages.trace(trace));
    }

    private static String wtbId(HttpExchange exchange) {
        Matcher asked = WTB_ID.matcher(String.valueOf(exchange.getRequestURI().getRawQuery()));
        return asked.matches()
                ? URLDecoder.decode(asked.group(1), StandardCharsets.UTF_8).trim()
                : "";
    }

    private static void html(HttpExchange exchange, int status, String page) throws IOException {
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        answer(exchange, status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static HttpHandler closing(HttpHandler handler) {
        return exchange -> {
            try (exchange) {
                handler.handle(exchange);
            }
        };
    }
}
