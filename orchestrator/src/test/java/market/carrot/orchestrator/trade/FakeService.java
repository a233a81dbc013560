package market.carrot.orchestrator.trade;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import market.carrot.local.engines.FreePorts;
import market.carrot.platform.problem.Problem;
import market.carrot.platform.problem.ProblemType;

/** A service that the trade calls: it keeps the contract, unless a test tells it otherwise, and remembers every call. */
abstract class FakeService {
    static final ObjectMapper JSON = new ObjectMapper();

    /** @param verb reserve, release, sale, hold, refund or payout */
    record Call(String verb, long wtbId, String path, JsonNode body, Headers headers) {}

    record Reply(int status, String mediaType, String body) {
        static Reply ok(Map<String, ?> body) {
            return new Reply(200, "application/json", JSON.valueToTree(body).toString());
        }

        static Reply refusing(ProblemType type) {
            return new Reply(
                    type.status(),
                    Problem.MEDIA_TYPE,
                    JSON.valueToTree(Problem.of(type, type.title() + ", says the service."))
                            .toString());
        }
    }

    /** What a call meets instead of a working service. */
    interface Trouble {
        /** @return null for no answer: the connection is closed */
        Reply meets(Call call, FakeService service) throws Exception;
    }

    private final Pattern path;
    private final String firstVerb;
    private final int port = FreePorts.next();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "fake-service");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Call> calls;
    private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();
    private volatile CountDownLatch recovery = new CountDownLatch(1);
    private HttpServer server;

    FakeService(String path, String firstVerb, List<Call> calls) {
        this.path = Pattern.compile(path);
        this.firstVerb = firstVerb;
        this.calls = calls;
        start();
    }

    static List<Call> noCalls() {
        return new CopyOnWriteArrayList<>();
    }

    /** What the real service does. */
    abstract Reply keepContract(Call call);

    /** Where each trade of the fake stands, in the words of the contract. */
    abstract Map<Long, Map<String, Object>> records();

    /** What is booked of a trade. */
    List<Map<String, Object>> transfers(long wtbId) {
        return List.of();
    }

    /** The state in which something waits for the trade's end. */
    abstract String openState();

    String url() {
        return "http://127.0.0.1:" + port;
    }

    void has(Trouble trouble, String... verbs) {
        for (String verb : verbs) {
            troubles.put(verb, trouble);
        }
    }

    /** Connections are refused until it {@link #recovers}. */
    void isDown() {
        server.stop(0);
        server = null;
    }

    void recovers() {
        troubles.clear();
        recovery.countDown();
        recovery = new CountDownLatch(1);
        if (server == null) {
            start();
        }
    }

    static Trouble refuses(ProblemType type) {
        return (call, service) -> Reply.refusing(type);
    }

    static Trouble answers(int status, String body) {
        return (call, service) -> new Reply(status, "application/json", body);
    }

    /** Does nothing and answers nothing before it recovers; then it does what it was asked, for nobody. */
    static Trouble hangs() {
        return (call, service) -> {
            service.recovery.await();
            return service.keepContract(call);
        };
    }

    /** The worst of all: it does what it was asked, and nobody is told. */
    static Trouble dropsTheAnswer() {
        return (call, service) -> {
            service.keepContract(call);
            return null;
        };
    }

    /** The first call of each verb has the trouble; those after it meet a working service. */
    static Trouble once(Trouble trouble) {
        Set<String> had = ConcurrentHashMap.newKeySet();
        return (call, service) -> had.add(call.verb()) ? trouble.meets(call, service) : service.keepContract(call);
    }

    private void start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = exchange.getRequestMethod().equals("GET") ? answer(exchange.getRequestURI()) : work(exchange);
            if (reply != null) {
                byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", reply.mediaType());
                // a service that goes down leaves no broken connections behind in its callers' pools
                exchange.getResponseHeaders().set("Connection", "close");
                exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private Reply work(HttpExchange exchange) throws Exception {
        Call call = call(exchange);
        calls.add(call);
        Trouble trouble = troubles.get(call.verb());
        return trouble == null ? keepContract(call) : trouble.meets(call, this);
    }

    /** Reconciliation's questions: some trades by id, or all that is open. */
    private Reply answer(URI question) {
        if (String.valueOf(question.getQuery()).contains("after=")) {
            // it never gave a next
            return Reply.refusing(ProblemType.INVALID_REQUEST);
        }
        if (question.getPath().endsWith("/transfers")) {
            return Reply.ok(
                    Map.of("items", transfers(Long.parseLong(question.getQuery().replace("wtbIds=", "")))));
        }
        Predicate<Map<String, Object>> wanted = record -> record.get("state").equals(openState());
        if (!question.getPath().endsWith("/open")) {
            String ids = question.getQuery().replace("wtbIds=", "");
            List<Long> wtbIds = Arrays.stream(ids.split(",")).map(Long::valueOf).toList();
            wanted = record -> wtbIds.contains(record.get("wtbId"));
        }
        return Reply.ok(
                Map.of("items", records().values().stream().filter(wanted).toList()));
    }

    private Call call(HttpExchange exchange) throws IOException {
        String uri = exchange.getRequestURI().toString();
        Matcher parts = path.matcher(uri);
        if (!parts.matches() || !exchange.getRequestMethod().equals("PUT")) {
            throw new IllegalStateException("The contract has no " + exchange.getRequestMethod() + " " + uri);
        }
        String verb = parts.group("verb") == null ? firstVerb : parts.group("verb");
        byte[] body = exchange.getRequestBody().readAllBytes();
        return new Call(
                verb,
                Long.parseLong(parts.group("wtbId")),
                uri,
                body.length == 0 ? null : JSON.readTree(body),
                exchange.getRequestHeaders());
    }
}
