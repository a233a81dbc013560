package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import market.carrot.platform.problem.ProblemType;
import org.junit.jupiter.api.Test;

/** N2: while payment is overloaded no buyers are taken. */
class OverloadIT extends TradeStory {

    /** Fault: payment fails six times. The seventh buyer is refused without a call; soon buyers are taken again. */
    @Test
    void theBreakerOpensAndClosesAgain() {
        payment.has(FakeService.answers(500, "{}"), "hold");
        for (int i = 0; i < 6; i++) {
            buyer.requests(bike()).isUnavailable("payment-unavailable");
        }
        assertThat(breaker("payment").getCircuitBreakerState()).isEqualTo("OPEN");
        payment.recovers();
        breaker("payment").transitionToForcedOpenState();

        Answer refused = buyer.requests(bike()).isUnavailable("payment-unavailable");

        becomes(refused.wtbId(), "PayFailed");
        assertThat(calls(refused.wtbId())).startsWith("reserve", "release").doesNotContain("hold", "refund");
        assertThat(product.reservation(refused.wtbId())).isEqualTo("Released");

        breaker("payment").transitionToOpenState();
        eventually().untilAsserted(() -> buyer.requests(bike()).is(201, "Requested"));
    }

    /** Refusals are answers: a payment service that refuses poor buyers all day long is in good health. */
    @Test
    void refusalsDoNotOpenTheBreaker() {
        payment.has(FakeService.refuses(ProblemType.INSUFFICIENT_FUNDS), "hold");

        for (int i = 0; i < 8; i++) {
            buyer.requests(bike()).isRefused(402, "insufficient-funds");
        }

        assertThat(breaker("payment").getCircuitBreakerState()).isEqualTo("CLOSED");
    }

    /** Fault: payment hangs under many buyers. No more than four wait for it; the others are refused without a call. */
    @Test
    void aSlowPaymentKeepsFewBuyersWaiting() {
        AtomicInteger waiting = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        FakeService.Trouble hanging = FakeService.hangs();
        payment.has(
                (call, service) -> {
                    most.accumulateAndGet(waiting.incrementAndGet(), Math::max);
                    try {
                        return hanging.meets(call, service);
                    } finally {
                        waiting.decrementAndGet();
                    }
                },
                "hold");
        List<FakeProduct.Item> bikes =
                IntStream.range(0, 10).mapToObj(i -> bike()).toList();

        List<Answer> answers = Together.all(bikes.stream()
                .<Callable<Answer>>map(bike -> () -> buyer.requests(bike))
                .toList());

        answers.forEach(answer -> answer.isUnavailable("payment-unavailable"));
        assertThat(most).hasValueBetween(1, 4);
        assertThat(answers)
                .anySatisfy(answer -> assertThat(calls(answer.wtbId())).doesNotContain("hold", "refund"));
        payment.recovers();
        answers.forEach(answer -> becomes(answer.wtbId(), "PayFailed"));
    }
}
