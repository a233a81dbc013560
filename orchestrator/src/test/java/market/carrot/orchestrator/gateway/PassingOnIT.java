package market.carrot.orchestrator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import market.carrot.platform.problem.ProblemType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What passes through the gateway, and what does not. */
@ExtendWith(OutputCaptureExtension.class)
class PassingOnIT extends RunningGateway {
    private static final int LARGEST_BODY = 64 * 1024;

    @Test
    void aRequestArrivesAsItWasSent() {
        String body = "{\"title\":\"당근 🥕\",\"price\":3000}";

        send(request("/products")
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer not.checked.here")
                .header("Idempotency-Key", "k-1")
                .header("If-Match", "\"7\"")
                .header("Prefer", "wait=3")
                .POST(BodyPublishers.ofString(body)));

        FakeService.Request arrived = PRODUCT.onlyRequest();
        assertThat(arrived.method()).isEqualTo("POST");
        assertThat(arrived.uri()).isEqualTo("/products");
        assertThat(arrived.body()).isEqualTo(body);
        assertThat(arrived.header("Content-Type")).isEqualTo("application/json");
        assertThat(arrived.header("Authorization")).isEqualTo("Bearer not.checked.here");
        assertThat(arrived.header("Idempotency-Key")).isEqualTo("k-1");
        assertThat(arrived.header("If-Match")).isEqualTo("\"7\"");
        assertThat(arrived.header("Prefer")).isEqualTo("wait=3");
    }

    /**
     * Fault: a service is replaced while connections to it wait in the pool. Must hold: no POST is sent on one of them,
     * since whether it arrived could not be told.
     */
    @Test
    void aServiceThatWasReplacedIsMetByNewConnections() {
        assertThat(manyPosts()).containsOnly(200);

        PRODUCT.goAway();
        PRODUCT.comeBack();

        Awaitility.await("the connections have been idle")
                .pollDelay(Duration.ofMillis(200))
                .until(() -> true);
        assertThat(manyPosts()).containsOnly(200);
    }

    private List<Integer> manyPosts() {
        return IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> post("/products", "{}").statusCode())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
    void everyMethodPasses(String method) {
        send(request("/products/1").method(method, BodyPublishers.noBody()));

        assertThat(PRODUCT.onlyRequest().method()).isEqualTo(method);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=%EB%8B%B9%EA%B7%BC&after=a%2Fb%3D&limit=5",
                "q=a+b%20c&q=d",
                "q=%26%3D%23",
                "q=&x",
                "q=!*'()",
                "q=%7B%7Bcarrot.product.url%7D%7D",
                "q=$%7Bheader.Authorization%7D"
            })
    void theQueryIsPassedOnByteByByte(String query) {
        get("/products?" + query);

        assertThat(PRODUCT.onlyRequest().uri()).isEqualTo("/products?" + query);
    }

    @Test
    void queryParametersAreNoHeaders() {
        send(request("/products?authorization=Bearer%20forged&If-Match=1&CamelHttpUri=http://127.0.0.1:1/&accept=x")
                .header("Accept", "application/json"));

        FakeService.Request arrived = PRODUCT.onlyRequest();
        assertThat(arrived.header("Authorization")).isNull();
        assertThat(arrived.header("If-Match")).isNull();
        assertThat(arrived.header("Accept")).isEqualTo("application/json");
    }

    @Test
    void headersThatTheGatewayDoesNotKnowStayOutside() {
        send(request("/wtbs/1")
                .header("Long-Running-Action", "http://127.0.0.1:1/lra")
                .header("Cookie", "a=b")
                .header("X-Forwarded-For", "1.2.3.4")
                .header("CamelHttpUri", "http://127.0.0.1:1/")
                .header("CamelHttpPath", "/ledger")
                .header("traceparent", "00-1-1-01"));

        FakeService.Request arrived = TRADE.onlyRequest();
        assertThat(arrived.uri()).isEqualTo("/wtbs/1");
        assertThat(arrived.headers().keySet())
                .extracting(String::toLowerCase)
                .isSubsetOf(
                        "accept-encoding", "connection", "host", "user-agent", "x-correlation-id", "content-length");
    }

    @Test
    void aClientsOwnHeadersAreNotAnswered() {
        HttpResponse<String> answer = send(request("/products")
                .header("Location", "http://evil")
                .header("ETag", "\"evil\"")
                .header("Retry-After", "1")
                .header("Set-Cookie", "a=b")
                .header("Authorization", "Bearer secret"));

        assertThat(answer.headers().map()).doesNotContainKeys("location", "etag", "retry-after", "set-cookie");
        assertThat(answer.headers().map()).doesNotContainKey("authorization");
    }

    @Test
    void anAnswerComesBackAsItWasGiven() {
        PRODUCT.behave(exchange -> {
            exchange.getResponseHeaders().set("Location", "/products/7");
            exchange.getResponseHeaders().set("ETag", "\"3\"");
            exchange.getResponseHeaders().set("Preference-Applied", "wait=3");
            exchange.getResponseHeaders().set("Set-Cookie", "a=b");
            exchange.getResponseHeaders().set("Server", "secret");
            FakeService.answer(exchange, 201, "application/json", "{\"title\":\"당근 🥕\"}");
        });

        HttpResponse<String> answer = post("/products", "{}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("{\"title\":\"당근 🥕\"}");
        assertThat(answer.headers().allValues("Location")).containsExactly("/products/7");
        assertThat(answer.headers().allValues("ETag")).containsExactly("\"3\"");
        assertThat(answer.headers().allValues("Preference-Applied")).containsExactly("wait=3");
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/json");
        assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "server");
    }

    @Test
    void aLongAnswerComesBackWhole() {
        String items = "{\"items\":[" + "\"당근\",".repeat(100_000) + "\"\"]}";
        PRODUCT.behave(exchange -> FakeService.answer(exchange, 200, "application/json", items));

        assertThat(get("/products").body()).isEqualTo(items);
    }

    @Test
    void noBrowserKeepsGuessesOrFramesAnAnswer() {
        for (String path : List.of("/products", "/wtbs/1", "/nowhere")) {
            HttpResponse<String> answer = get(path);

            assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
            assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
            assertThat(answer.headers().allValues("Content-Security-Policy"))
                    .containsExactly("default-src 'none'; frame-ancestors 'none'");
            assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by");
        }
    }

    @Test
    void aServiceSaysHowLongItsAnswerMayBeKept() {
        PRODUCT.behave(exchange -> {
            exchange.getResponseHeaders().set("Cache-Control", "max-age=60");
            FakeService.answer(exchange, 200, "application/json", "{}");
        });

        assertThat(get("/products").headers().allValues("Cache-Control")).containsExactly("max-age=60");
    }

    @Test
    void noOtherSiteMayCallUnlessADeploymentNamesIt() {
        HttpResponse<String> asked = send(request("/wtbs/1")
                .header("Origin", "https://shop.example")
                .header("Access-Control-Request-Method", "PATCH")
                .method("OPTIONS", BodyPublishers.noBody()));

        assertThat(asked.statusCode()).isEqualTo(403);
        assertThat(asked.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
        assertThat(send(request("/products").header("Origin", "https://shop.example"))
                        .headers()
                        .map()
                        .keySet())
                .noneMatch(name -> name.startsWith("access-control"));
    }

    @ParameterizedTest
    @CsvSource({"404, 404", "405, 405", "500, 500", "502, 503", "503, 503", "504, 503"})
    void aBareRefusalBecomesAProblem(int status, int told) {
        TRADE.behave(exchange -> exchange.sendResponseHeaders(status, -1));

        HttpResponse<String> answer = post("/wtbs", "{}");

        assertThat(answer.statusCode()).isEqualTo(told);
        assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(told == 503);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains(ProblemType.of(status).uri());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 402, 403, 404, 405, 409, 412, 422, 428, 429, 500, 503})
    void aRefusalComesBackOnceAndUnchanged(int status) {
        String problem = "{\"type\":\"/problems/own-product\",\"status\":%d}".formatted(status);
        TRADE.behave(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "1");
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
            FakeService.answer(exchange, status, "application/problem+json", problem);
        });

        HttpResponse<String> answer = post("/wtbs", "{}");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(problem);
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/problem+json");
        assertThat(answer.headers().allValues("Retry-After")).containsExactly("1");
        assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly("Bearer");
        assertThat(TRADE.requests()).isEqualTo(1);
    }

    /** So Camel refuses a method that a path of the contract does not have. */
    @Test
    void aRefusalWithoutWordsBecomesAProblem() {
        PRODUCT.behave(exchange -> {
            exchange.getResponseHeaders().set("Allow", "GET, POST");
            exchange.sendResponseHeaders(405, -1);
        });

        HttpResponse<String> answer = send(request("/products").DELETE());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, POST");
        assertThat(answer.body()).contains(ProblemType.METHOD_NOT_ALLOWED.uri());
    }

    @Test
    void anAnswerWithoutBodyHasNone() {
        PRODUCT.behave(exchange -> exchange.sendResponseHeaders(204, -1));

        HttpResponse<String> answer = send(request("/products/1").DELETE());

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void aRedirectIsTheClientsToFollow() {
        PRODUCT.behave(exchange -> {
            exchange.getResponseHeaders().set("Location", PAYMENT.url() + "/ledger");
            exchange.sendResponseHeaders(302, -1);
        });

        assertThat(get("/products").statusCode()).isEqualTo(302);
        assertThat(PAYMENT.requests()).isZero();
    }

    @Test
    void aCorrelationIdIsKeptAndLogged(CapturedOutput output) {
        HttpResponse<String> answer = send(request("/products?q=private").header("X-Correlation-Id", "my.id-1_A"));

        assertThat(answer.headers().allValues("X-Correlation-Id")).containsExactly("my.id-1_A");
        assertThat(PRODUCT.onlyRequest().header("X-Correlation-Id")).isEqualTo("my.id-1_A");
        Awaitility.await("the line comes after the answer")
                .untilAsserted(() -> assertThat(output.getOut().lines())
                        .filteredOn(line -> line.contains("req=my.id-1_A"))
                        .singleElement()
                        .asString()
                        .containsPattern("GET /products 200 \\d+ ms")
                        .doesNotContain("private"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a;b",
                "${env:HOME}",
                "ä",
                "x1234567890123456789012345678901234567890123456789012345678901234"
            })
    void aStrangeCorrelationIdIsReplaced(String strange) {
        HttpResponse<String> answer = send(request("/products").header("X-Correlation-Id", strange));

        List<String> told = answer.headers().allValues("X-Correlation-Id");
        assertThat(told).hasSize(1);
        assertThat(UUID.fromString(told.get(0))).isNotNull();
        assertThat(PRODUCT.onlyRequest().header("X-Correlation-Id")).isEqualTo(told.get(0));
    }

    @Test
    void whatIsNotFoundIsLoggedToo(CapturedOutput output) {
        HttpResponse<String> answer = send(request("/ledger").header("X-Correlation-Id", "lost"));

        assertThat(answer.headers().allValues("X-Correlation-Id")).containsExactly("lost");
        assertThat(output.getOut()).containsPattern("req=lost.*GET /ledger 404 \\d+ ms");
    }

    @Test
    void aBodyMayBeSmallOnly() {
        String large = "x".repeat(LARGEST_BODY + 1);
        byte[] bytes = large.getBytes(StandardCharsets.US_ASCII);

        for (HttpResponse<String> answer : List.of(
                post("/products", large),
                send(request("/products").POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))))) {
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains(ProblemType.CONTENT_TOO_LARGE.uri());
        }
        assertThat(PRODUCT.requests()).isZero();
    }

    @Test
    void theLargestBodyPassesInOnePieceAndInMany() {
        String largest = "x".repeat(LARGEST_BODY);
        byte[] bytes = largest.getBytes(StandardCharsets.US_ASCII);

        send(request("/products")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))));

        assertThat(PRODUCT.onlyRequest().body()).isEqualTo(largest);
        PRODUCT.behaveWell();
        post("/products", largest);
        assertThat(PRODUCT.onlyRequest().body()).isEqualTo(largest);
    }

    @Test
    void aPackedBodyIsRefused() {
        HttpResponse<String> answer =
                send(request("/products").header("Content-Encoding", "gzip").POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(PRODUCT.requests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH"})
    void aFormIsRefused(String method) {
        HttpResponse<String> answer = send(request("/products/1")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, BodyPublishers.ofString("a=1&authorization=x")));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(PRODUCT.requests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=%zz", "q=%", "q=%ff", "%00=%00", "=", "&&", "q=[1]"})
    void aBrokenQueryBreaksNothing(String query) {
        assertThat(raw("/products?" + query)).matches("(?s)HTTP/1.1 (200|400) .*");
    }
}
