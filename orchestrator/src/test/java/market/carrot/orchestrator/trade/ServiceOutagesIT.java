package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import market.carrot.platform.problem.ProblemType;
import org.junit.jupiter.api.Test;

/** Product or payment is down, or hangs. Each test says which fault strikes when, and what must hold. */
class ServiceOutagesIT extends TradeStory {

    /** Fault: nobody listens at payment. It cannot have taken anything, so the trade ends without it. */
    @Test
    void paymentIsDownWhenAPurchaseIsRequested() {
        payment.isDown();

        Answer answer = buyer.requests(bike()).isUnavailable("payment-unavailable");

        becomes(answer.wtbId(), "PayFailed");
        assertThat(calls(answer.wtbId())).startsWith("reserve", "release").doesNotContain("hold", "refund");
        assertThat(product.reservation(answer.wtbId())).isEqualTo("Released");
    }

    /** Fault: nobody listens at product. Nothing was reserved or paid. */
    @Test
    void productIsDownWhenAPurchaseIsRequested() {
        product.isDown();

        Answer answer = buyer.requests(bike()).isUnavailable("product-unavailable");

        becomes(answer.wtbId(), "PayFailed");
        assertThat(calls(answer.wtbId())).isEmpty();
    }

    /**
     * Fault: payment hangs, for the refund too. The client hears of it soon; until payment says that nothing is held, the
     * trade is not over; then it is, by itself, and the late hold takes nothing.
     */
    @Test
    void paymentHangsWhenAPurchaseIsRequested() {
        payment.has(FakeService.hangs(), "hold", "refund");
        Instant before = Instant.now();

        Answer answer = buyer.requests(bike()).isUnavailable("payment-unavailable");

        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(15));
        assertThat(answer.state()).isEqualTo("Requesting");
        buyer.looksAt(answer.wtbId()).is(200, "Requesting");
        payment.recovers();
        becomes(answer.wtbId(), "PayFailed");
        assertThat(payment.movements(answer.wtbId()))
                .as("nothing was held, or all was given back")
                .isIn(List.of(), List.of("hold", "refund"));
        assertThat(product.reservation(answer.wtbId())).isEqualTo("Released");
        noSagaIsLeft(answer.wtbId());
    }

    /** Fault: product hangs while it is asked for the unit. The late reservation finds that it was released. */
    @Test
    void productHangsWhenAPurchaseIsRequested() {
        product.has(FakeService.hangs(), "reserve");

        Answer answer = buyer.requests(bike()).isUnavailable("product-unavailable");

        becomes(answer.wtbId(), "PayFailed");
        product.recovers();
        assertThat(product.reservation(answer.wtbId())).isEqualTo("Released");
        assertThat(calls(answer.wtbId())).doesNotContain("hold", "refund");
    }

    /** Fault: payment takes the money and the connection breaks before it can say so. */
    @Test
    void paymentsAnswerIsLost() {
        payment.has(FakeService.dropsTheAnswer(), "hold");

        Answer answer = buyer.requests(bike()).isUnavailable("payment-unavailable");

        becomes(answer.wtbId(), "PayFailed");
        moneyMoved(answer.wtbId(), "hold", "refund");
        assertThat(calls(answer.wtbId())).containsOnlyOnce("hold");
    }

    /** Fault: payment takes the money and dies before it can say so. A call that is repeated by itself would be refused. */
    @Test
    void paymentDiesWithTheMoneyInItsHands() {
        payment.has(
                (call, service) -> {
                    service.keepContract(call);
                    service.isDown();
                    return null;
                },
                "hold");

        Answer answer = buyer.requests(bike()).isUnavailable("payment-unavailable");

        assertThat(answer.state()).isEqualTo("Requesting");
        payment.recovers();
        becomes(answer.wtbId(), "PayFailed");
        moneyMoved(answer.wtbId(), "hold", "refund");
    }

    /** Fault: payment refuses, and product cannot release the unit yet. The refusal is told when nothing is left of it. */
    @Test
    void productFailsWhileARefusedRequestIsUndone() {
        payment.has(FakeService.refuses(ProblemType.INSUFFICIENT_FUNDS), "hold");
        product.has(FakeService.answers(500, "{}"), "release");
        FakeProduct.Item bike = bike();
        String key = buyer.name();

        Answer answer = buyer.requests(bike, key).is(202, "Requesting");

        assertThat(answer.location()).hasValue("/wtbs/" + answer.wtbId());
        buyer.requests(bike, key).is(202, "Requesting");
        product.recovers();
        becomes(answer.wtbId(), "PayFailed");
        buyer.requests(bike, key).isRefused(402, "insufficient-funds");
        assertThat(product.reservation(answer.wtbId())).isEqualTo("Released");
    }

    /** Fault: payment is down when the seller rejects. The decision stands, and is not called done before the refund. */
    @Test
    void paymentIsDownWhenTheSellerRejects() {
        long wtbId = requested();
        payment.isDown();

        seller.rejects(wtbId, "no").is(202, "Rejecting");
        seller.rejects(wtbId, "no").is(202, "Rejecting");
        seller.accepts(wtbId).isRefused(409, "trade-state-conflict");
        buyer.looksAt(wtbId).is(200, "Rejecting");
        moneyMoved(wtbId, "hold");

        payment.recovers();
        becomes(wtbId, "Rejected");
        moneyMoved(wtbId, "hold", "refund");
        noSagaIsLeft(wtbId);
    }

    /** Fault: payment hangs when the buyer finishes. Each callback gives up in time, and the last one pays once. */
    @Test
    void paymentHangsWhenTheBuyerFinishes() {
        long wtbId = accepted();
        payment.has(FakeService.hangs(), "payout");

        buyer.finishes(wtbId).is(202, "Finishing");
        buyer.cancels(wtbId).isRefused(409, "trade-state-conflict");

        payment.recovers();
        becomes(wtbId, "Finished");
        moneyMoved(wtbId, "hold", "payout");
        assertThat(product.reservation(wtbId)).isEqualTo("Sold");
    }

    /** Fault: product is down when the buyer cancels. The refund is repeated with each attempt, and moves money once. */
    @Test
    void productIsDownWhenTheBuyerCancels() {
        long wtbId = requested();
        product.isDown();

        buyer.cancels(wtbId).is(202, "Cancelling");
        moneyMoved(wtbId, "hold", "refund");

        product.recovers();
        becomes(wtbId, "Cancelled");
        moneyMoved(wtbId, "hold", "refund");
        assertThat(product.reservation(wtbId)).isEqualTo("Released");
    }
}
