package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import market.carrot.platform.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that product or payment refuses, or answers with nothing of use. Only what was touched is undone. */
class RefusedRequestsIT extends TradeStory {

    @Test
    void aProductThatDoesNotExist() {
        Answer answer = buyer.requests("{\"productId\":123456789,\"price\":3000}", null);

        refusedByProduct(answer.isRefused(404, "not-found"));
    }

    @Test
    void theOwnProduct() {
        FakeProduct.Item own = product.lists(buyer.name(), "My bike", 3000);

        refusedByProduct(buyer.requests(own).isRefused(422, "own-product"));
    }

    @Test
    void aPriceThatHasChanged() {
        String body = "{\"productId\":%d,\"price\":2999}".formatted(bike().productId());

        refusedByProduct(buyer.requests(body, null).isRefused(409, "price-changed"));
    }

    @Test
    void aProductThatSomeoneElseHasRequested() {
        FakeProduct.Item bike = bike();
        stranger.requests(bike).is(201, "Requested");

        refusedByProduct(buyer.requests(bike).isRefused(409, "not-on-sale"));
    }

    @ParameterizedTest
    @EnumSource(
            value = ProblemType.class,
            names = {"INSUFFICIENT_FUNDS", "HOLD_REFUNDED"})
    void aRefusalOfPaymentReleasesTheUnitAndAsksForNoRefund(ProblemType refusal) {
        payment.has(FakeService.refuses(refusal), "hold");

        Answer answer = buyer.requests(bike());

        answer.isRefused(refusal.status(), refusal.uri().substring("/problems/".length()));
        assertThat(answer.body().path("detail").asText()).isEqualTo(refusal.title() + ", says the service.");
        failed(answer, "reserve", "hold", "release");
        moneyMoved(answer.wtbId());
    }

    static Stream<Arguments> answersOfNoUse() {
        return Stream.of(
                Arguments.of("no JSON", 200, "<html>It works!</html>"),
                Arguments.of("nothing", 200, ""),
                Arguments.of("null", 200, "null"),
                Arguments.of("JSON without what is needed", 200, "{}"),
                Arguments.of("a status of no contract", 418, "{\"type\":\"about:blank\"}"),
                Arguments.of("gone", 410, ""),
                Arguments.of("a problem that is none of ours", 409, "{\"type\":\"/problems/unheard-of\"}"),
                Arguments.of("a problem under another status", 409, "{\"type\":\"/problems/insufficient-funds\"}"),
                Arguments.of("a hold of other data", 409, "{\"type\":\"/problems/trade-data-mismatch\"}"),
                Arguments.of("a malformed request", 400, "{\"type\":\"/problems/invalid-request\"}"),
                Arguments.of("a refused service token", 401, "{\"type\":\"/problems/unauthenticated\"}"),
                Arguments.of("an error", 500, "{}"),
                Arguments.of("an overload", 503, "{\"type\":\"/problems/service-unavailable\"}"));
    }

    /** The money may have been taken: so it is asked back, too. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("answersOfNoUse")
    void whenNobodyKnowsWhetherPaymentTookTheMoneyItIsAskedBack(String what, int status, String body) {
        payment.has(FakeService.answers(status, body), "hold");

        Answer answer = buyer.requests(bike());

        answer.isUnavailable(status < 500 ? "service-unavailable" : "payment-unavailable");
        failed(answer, "reserve", "hold", "refund", "release");
        moneyMoved(answer.wtbId());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answersOfNoUse")
    void whenNobodyKnowsWhetherTheUnitIsReservedItIsReleased(String what, int status, String body) {
        product.has(FakeService.answers(status, body), "reserve");

        Answer answer = buyer.requests(bike());

        answer.isUnavailable(status < 500 ? "service-unavailable" : "product-unavailable");
        failed(answer, "reserve", "release");
    }

    @Test
    void aRequestThatBreaksTheContractBeginsNothing() {
        buyer.requests("{\"productId\":1}", null).isRefused(400, "invalid-request");
        buyer.requests("{\"productId\":1,\"price\":-1}", null).isRefused(400, "invalid-request");
        buyer.requests("{\"productId\":1,\"price\":1,\"currency\":\"XYZ\"}", null)
                .isRefused(400, "invalid-request");
        buyer.requests("no JSON", null).isRefused(400, "invalid-request");

        assertThat(database.queryForObject("select count(*) from wtb where buyer_id = ?", Integer.class, buyer.name()))
                .isZero();
    }

    private void refusedByProduct(Answer answer) {
        failed(answer, "reserve");
        assertThat(product.reservation(answer.wtbId())).isNull();
    }

    private void failed(Answer answer, String... calls) {
        long wtbId = answer.wtbId();
        becomes(wtbId, "PayFailed");
        assertThat(calls(wtbId)).startsWith(calls);
        assertThat(calls(wtbId)).doesNotContain("payout", "sale").containsOnly(calls);
        noSagaIsLeft(wtbId);
    }
}
