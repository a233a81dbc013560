package market.carrot.orchestrator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import market.carrot.orchestrator.EventStream;
import market.carrot.platform.problem.ProblemType;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that stay open, on their way through the gateway. */
class OpenAnswersIT extends RunningGateway {
    private static final String PATH = "/myPages/7/events";

    private static final int HEARTBEAT_MILLIS = 500;

    /** The service's ends of the answers that are open. */
    private final Queue<HttpExchange> open = new ConcurrentLinkedQueue<>();

    private final CountDownLatch serviceEnds = new CountDownLatch(1);

    @AfterEach
    void nothingIsLeftOpen() {
        serviceEnds.countDown();
        patiently().untilAsserted(() -> assertThat(openAnswers()).isZero());
    }

    /** Each piece arrives before the next one is sent: nothing waits for more. */
    @Test
    void eventsArriveAsTheyAreSent() {
        READ_MODEL.behave(this::keepOpen);
        try (EventStream client =
                follow("Last-Event-ID", "3", "Authorization", "Bearer x", "Accept", "text/event-stream")) {
            assertThat(client.status()).isEqualTo(200);
            assertThat(client.header("Content-Type")).isEqualTo("text/event-stream");
            assertThat(client.header("Cache-Control")).isEqualTo("no-store");
            assertThat(client.header("X-Accel-Buffering")).isEqualTo("no");
            assertThat(client.header("X-Correlation-Id")).isNotNull();
            for (int version = 4; version < 7; version++) {
                send(open.peek(), "id: %d\nevent: 당근\ndata: {}\n\n".formatted(version));
                int last = version;
                patiently().until(() -> client.lastId() == last);
            }
            assertThat(client.events()).extracting(EventStream.Event::type).containsOnly("당근");

            serviceEnds.countDown();

            patiently().until(client::endedWell);
        }
        FakeService.Request arrived = READ_MODEL.onlyRequest();
        assertThat(arrived.uri()).isEqualTo(PATH);
        assertThat(arrived.header("Last-Event-ID")).isEqualTo("3");
        assertThat(arrived.header("Authorization")).isEqualTo("Bearer x");
        assertThat(arrived.header("Accept")).isEqualTo("text/event-stream");
        assertThat(arrived.header("X-Correlation-Id")).isNotNull();
    }

    @Test
    void headersThatTheGatewayDoesNotKnowDoNotPass() {
        READ_MODEL.behave(exchange -> {
            exchange.getResponseHeaders().set("Set-Cookie", "a=b");
            FakeService.answer(exchange, 406, "application/problem+json", "{}");
        });
        try (EventStream client = follow("Long-Running-Action", "http://127.0.0.1:1/", "Cookie", "a=b")) {
            patiently().until(client::endedWell);
            assertThat(client.status()).isEqualTo(406);
            assertThat(client.header("Set-Cookie")).isNull();
            assertThat(client.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(client.otherLines()).containsExactly("{}");
        }
        assertThat(READ_MODEL.onlyRequest().header("Long-Running-Action")).isNull();
        assertThat(READ_MODEL.onlyRequest().header("Cookie")).isNull();
    }

    /**
     * Far more answers are open than a service has places and the gateway has threads (before Java 21). Must hold:
     * everything else is answered as ever, the read model's other paths too; one answer more than the limit is refused.
     */
    @Test
    void openAnswersTakeNobodysPlace() {
        READ_MODEL.behave(exchange -> {
            if (exchange.getRequestURI().getPath().equals(PATH)) {
                keepOpen(exchange);
            } else {
                FakeService.answer(exchange, 200, "application/json", "{}");
            }
        });
        List<EventStream> clients = Stream.generate(
                        () -> EventStream.open(http, request(PATH).build()))
                .limit(160)
                .toList();
        try {
            patiently().until(() -> clients.stream().allMatch(client -> client.status() != 0));
            assertThat(clients).allMatch(client -> client.status() == 200);
            assertThat(openAnswers()).isEqualTo(160);
            IntStream.range(0, 100).parallel().forEach(request -> {
                assertThat(get("/myPages").statusCode()).isEqualTo(200);
                assertThat(get("/products").statusCode()).isEqualTo(200);
            });
            try (EventStream tooMany = follow()) {
                assertThat(tooMany.status()).isEqualTo(503);
                assertThat(tooMany.header("Retry-After")).isEqualTo("5");
                patiently().until(tooMany::endedWell);
                assertThat(tooMany.otherLines().toString()).contains(ProblemType.SERVICE_UNAVAILABLE.uri());
            }
            open.forEach(exchange -> send(exchange, "id: 1\nevent: x\ndata: {}\n\n"));
            patiently().until(() -> clients.stream().allMatch(client -> client.lastId() == 1));
        } finally {
            clients.forEach(EventStream::goAway);
        }
        // a heartbeat finds out who has gone, and the service is told
        patiently().untilAsserted(() -> assertThat(openAnswers()).isZero());
    }

    /** Fault: the service breaks off in the middle of an event. The client's answer ends, and it can come back. */
    @Test
    void aServiceThatBreaksOffEndsTheAnswer() {
        READ_MODEL.behave(this::keepOpen);
        try (EventStream client = follow()) {
            send(open.peek(), "id: 1\nevent: x\ndata: {}\n\nid: 2\nevent: x\nda");
            patiently().until(() -> client.lastId() == 1);

            READ_MODEL.goAway();
            try {
                patiently().until(client::endedWell);
                assertThat(client.ids()).containsExactly(1);
                try (EventStream again = follow()) {
                    assertThat(again.status()).isEqualTo(503);
                    assertThat(again.header("Retry-After")).isEqualTo("5");
                }
            } finally {
                READ_MODEL.comeBack();
            }
        }
    }

    /** Fault: the service's machine is gone without a word, before the answer began or after: no heartbeat comes. */
    @Test
    void aServiceThatFallsSilentIsTakenForGone() {
        READ_MODEL.behave(exchange -> {
            begin(exchange);
            awaitEnd();
        });
        try (EventStream begun = follow()) {
            READ_MODEL.behave(exchange -> awaitEnd());
            try (EventStream neverBegun = follow()) {
                assertThat(neverBegun.status()).isEqualTo(503);
                patiently().until(neverBegun::endedWell);
                assertThat(neverBegun.otherLines().toString()).contains("did not answer in time");
            }
            assertThat(begun.status()).isEqualTo(200);
            patiently().until(begun::endedWell);
        }
    }

    /** Only a GET stays open. What else is asked of the path is for the service to refuse, by its route. */
    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "HEAD"})
    void otherMethodsAreForTheService(String method) {
        READ_MODEL.behave(exchange -> {
            exchange.getResponseHeaders().set("Allow", "GET");
            exchange.sendResponseHeaders(405, -1);
        });

        assertThat(send(request(PATH).method(method, HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(405);
        assertThat(READ_MODEL.onlyRequest().method()).isEqualTo(method);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/myPages/7/events/", "/myPages/7/Events", "/myPages//events", "/myPages/7/x/events"})
    void noOtherPathStaysOpen(String path) {
        assertThat(raw(path)).doesNotContain("HTTP/1.1 200");
        assertThat(READ_MODEL.requests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=%zz", "q=%", "q=[1]", "="})
    void aBrokenQueryBreaksNothing(String query) {
        assertThat(raw(PATH + "?" + query)).matches("(?s)HTTP/1.1 (200|400) .*");
    }

    private EventStream follow(String... headers) {
        HttpRequest.Builder request = request(PATH);
        if (headers.length > 0) {
            request.headers(headers);
        }
        EventStream stream = EventStream.open(http, request.build());
        patiently().until(() -> stream.status() != 0);
        return stream;
    }

    /** As the read model does, with heartbeats. */
    private void keepOpen(HttpExchange exchange) throws IOException {
        begin(exchange);
        open.add(exchange);
        try {
            while (!serviceEnds.await(HEARTBEAT_MILLIS, TimeUnit.MILLISECONDS)) {
                send(exchange, ":\n\n");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void begin(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Accel-Buffering", "no");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().flush();
    }

    private void awaitEnd() {
        try {
            serviceEnds.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, String text) {
        try {
            synchronized (exchange) {
                exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double openAnswers() {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/actuator/prometheus")))
                .body()
                .lines()
                .filter(line -> line.startsWith("carrot_streams_open"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** Each of these happens by itself; how soon depends on the machine. */
    private static ConditionFactory patiently() {
        return Awaitility.await().atMost(Duration.ofSeconds(60));
    }
}
