package market.carrot.orchestrator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import market.carrot.platform.problem.ProblemType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A service that is down or hangs costs the others nothing (N3). */
class IsolationIT extends RunningGateway {
    private static final int PLACES = 20;

    /** Fault: every service but product is gone. Products are searched and listed as ever. */
    @Test
    void productsNeedNobodyElse() {
        Stream.of(TRADE, PAYMENT, READ_MODEL).forEach(FakeService::goAway);
        try {
            assertThat(get("/products").statusCode()).isEqualTo(200);
            assertThat(post("/products", "{}").statusCode()).isEqualTo(200);
            for (String path : List.of("/wtbs/1", "/payments", "/myPages")) {
                HttpResponse<String> answer = get(path);
                assertUnavailable(answer);
                assertThat(answer.body()).contains("was not carried out");
            }
        } finally {
            Stream.of(TRADE, PAYMENT, READ_MODEL).forEach(FakeService::comeBack);
        }
        assertThat(get("/wtbs/1").statusCode()).isEqualTo(200);
    }

    /** Fault: the service takes the request and never answers. The client is told that nobody knows. */
    @Test
    void aServiceThatDoesNotAnswerInTimeIsUnavailable() {
        CountDownLatch forever = new CountDownLatch(1);
        TRADE.behave(exchange -> await(forever));

        HttpResponse<String> answer = post("/wtbs", "{}");
        forever.countDown();

        assertUnavailable(answer);
        assertThat(answer.body()).contains("may have been carried out");
        assertThat(TRADE.requests()).isEqualTo(1);
    }

    /** Fault: the connection breaks in the middle. A POST is not sent twice. */
    @Test
    void aBrokenConnectionIsNoReasonToRepeatAPost() {
        TRADE.behave(exchange -> {
            throw new IllegalStateException("dies while it works");
        });

        assertUnavailable(post("/wtbs", "{}"));
        assertThat(TRADE.requests()).isEqualTo(1);
    }

    /**
     * Fault: the trade side hangs, and more requests for it come than the gateway has places. The surplus is refused at
     * once, and products are answered while every one of the others still hangs.
     */
    @Test
    void aHungTradeSideHoldsItsOwnPlacesOnly() {
        CountDownLatch hanging = new CountDownLatch(1);
        TRADE.behave(exchange -> {
            await(hanging);
            FakeService.answer(exchange, 200, "application/json", "{}");
        });

        List<CompletableFuture<HttpResponse<String>>> buyers = IntStream.range(0, 5 * PLACES)
                .mapToObj(buyer -> http.sendAsync(
                        request("/wtbs")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{}"))
                                .build(),
                        BodyHandlers.ofString()))
                .toList();
        Awaitility.await("the places are taken and the surplus is answered")
                .until(() -> TRADE.requests() == PLACES
                        && buyers.stream().filter(CompletableFuture::isDone).count() == 4 * PLACES);

        IntStream.range(0, 50).parallel().forEach(seller -> assertThat(
                        post("/products", "{}").statusCode())
                .isEqualTo(200));
        // not how fast, which is the machine's, but that no one waited for a hung one to end
        assertThat(buyers).filteredOn(buyer -> !buyer.isDone()).hasSize(PLACES);
        hanging.countDown();

        List<HttpResponse<String>> answers =
                buyers.stream().map(CompletableFuture::join).toList();
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(PLACES);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 200)
                .hasSize(4 * PLACES)
                .allSatisfy(IsolationIT::assertUnavailable);
        assertThat(get("/wtbs/1").statusCode()).isEqualTo(200);
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains(ProblemType.SERVICE_UNAVAILABLE.uri());
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
