package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fault in every test: product or payment answers what no service of ours answers, and has done nothing. */
class StrangeAnswersIT extends TradeStory {
    private static final Map<String, FakeService.Trouble> ANSWERS = Map.of(
            "hangs", FakeService.hangs(),
            "closes the connection", (call, service) -> null,
            "302", FakeService.answers(302, ""),
            "410", FakeService.answers(410, ""),
            "418", FakeService.answers(418, "{\"type\":\"/problems/teapot\"}"),
            "500", FakeService.answers(500, "oops"),
            "200 garbage", FakeService.answers(200, "<html>Please log in</html>"),
            "200 and another state", FakeService.answers(200, "{\"state\":\"Pending\"}"),
            "200 and nothing", FakeService.answers(200, ""));

    /** Point: a forward step, a purchase for each answer. Each fails, and ends with nothing reserved or paid. */
    @ParameterizedTest
    @ValueSource(strings = {"reserve", "hold"})
    void aForwardStepIsAnsweredStrangely(String verb) {
        Map<Long, String> purchases = new TreeMap<>();
        ANSWERS.forEach((answer, trouble) -> {
            everythingWorks();
            product.has(trouble, verb);
            payment.has(trouble, verb);

            Answer refused = buyer.requests(bike());

            assertThat(refused.status()).as(answer + refused.body()).isEqualTo(503);
            assertThat(refused.retryAfter()).as(answer).isPresent();
            purchases.put(refused.wtbId(), answer);
        });
        MARKET.recover();

        purchases.forEach((wtbId, answer) -> {
            becomes(wtbId, "PayFailed");
            assertThat(calls(wtbId)).as(answer).contains(verb);
            assertThat(payment.movements(wtbId)).as(answer).isIn(List.of(), List.of("hold", "refund"));
            assertThat(product.reservation(wtbId)).as(answer).isEqualTo("Released");
        });
    }

    /** Point: a step of the end, a trade for each answer. No trade is called over before the step is really done. */
    @ParameterizedTest
    @ValueSource(strings = {"refund", "release", "payout", "sale"})
    void aStepOfTheEndIsAnsweredStrangely(String verb) {
        boolean undo = verb.equals("refund") || verb.equals("release");
        Map<Long, String> trades = new TreeMap<>();
        ANSWERS.keySet().forEach(answer -> trades.put(undo ? requested() : accepted(), answer));
        FakeService.Trouble itsOwn =
                (call, service) -> ANSWERS.get(trades.get(call.wtbId())).meets(call, service);
        product.has(itsOwn, verb);
        payment.has(itsOwn, verb);

        trades.forEach((wtbId, answer) -> {
            Answer pending = undo ? buyer.cancels(wtbId) : buyer.finishes(wtbId);
            assertThat(pending.status()).as(answer).isEqualTo(202);
            pending.is(202, undo ? "Cancelling" : "Finishing");
            assertThat(calls(wtbId)).as(answer).contains(verb);
        });
        MARKET.recover();

        trades.forEach((wtbId, answer) -> {
            becomes(wtbId, undo ? "Cancelled" : "Finished");
            moneyMoved(wtbId, "hold", undo ? "refund" : "payout");
            assertThat(product.reservation(wtbId)).as(answer).isEqualTo(undo ? "Released" : "Sold");
        });
    }
}
