package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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

    /** Point: a forward step. The purchase fails, and ends with nothing reserved or paid. */
    @ParameterizedTest(name = "{1} at {0}")
    @MethodSource("forward")
    void aForwardStepIsAnsweredStrangely(String verb, String answer) {
        product.has(ANSWERS.get(answer), verb);
        payment.has(ANSWERS.get(answer), verb);

        Answer refused = buyer.requests(bike());

        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(503);
        assertThat(refused.retryAfter()).isPresent();
        MARKET.recover();
        becomes(refused.wtbId(), "PayFailed");
        assertThat(payment.movements(refused.wtbId())).isIn(List.of(), List.of("hold", "refund"));
        assertThat(product.reservation(refused.wtbId())).isEqualTo("Released");
    }

    /** Point: a step of the end. The trade is not called over before the step is really done. */
    @ParameterizedTest(name = "{1} at {0}")
    @MethodSource("ends")
    void aStepOfTheEndIsAnsweredStrangely(String verb, String answer) {
        boolean undo = verb.equals("refund") || verb.equals("release");
        long wtbId = undo ? requested() : accepted();
        product.has(ANSWERS.get(answer), verb);
        payment.has(ANSWERS.get(answer), verb);

        Answer pending = undo ? buyer.cancels(wtbId) : buyer.finishes(wtbId);

        pending.is(202, undo ? "Cancelling" : "Finishing");
        MARKET.recover();
        becomes(wtbId, undo ? "Cancelled" : "Finished");
        moneyMoved(wtbId, "hold", undo ? "refund" : "payout");
        assertThat(product.reservation(wtbId)).isEqualTo(undo ? "Released" : "Sold");
    }

    static Stream<Arguments> forward() {
        return Stream.of("reserve", "hold").flatMap(StrangeAnswersIT::each);
    }

    static Stream<Arguments> ends() {
        return Stream.of("refund", "release", "payout", "sale").flatMap(StrangeAnswersIT::each);
    }

    private static Stream<Arguments> each(String verb) {
        return ANSWERS.keySet().stream().sorted().map(answer -> Arguments.of(verb, answer));
    }
}
