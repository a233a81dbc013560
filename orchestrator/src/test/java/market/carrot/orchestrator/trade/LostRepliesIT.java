package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fault in every test: product or payment does what it was asked, and the connection breaks before it can say so. */
class LostRepliesIT extends TradeStory {

    /** Point: a forward step. The buyer hears that it failed, and what was done is undone. */
    @ParameterizedTest
    @ValueSource(strings = {"reserve", "hold"})
    void ofAForwardStep(String verb) {
        FakeService.Trouble lost = FakeService.once(FakeService.dropsTheAnswer());
        product.has(lost, verb);
        payment.has(lost, verb);

        Answer answer = buyer.requests(bike())
                .isUnavailable(verb.equals("hold") ? "payment-unavailable" : "product-unavailable");

        becomes(answer.wtbId(), "PayFailed");
        assertThat(payment.movements(answer.wtbId()))
                .containsExactly(verb.equals("hold") ? new String[] {"hold", "refund"} : new String[0]);
        assertThat(product.reservation(answer.wtbId())).isEqualTo("Released");
        assertThat(calls(answer.wtbId())).containsOnlyOnce(verb);
        noSagaIsLeft(answer.wtbId());
    }

    /** Point: a step of the undo. It is repeated, and moves money once. */
    @ParameterizedTest
    @ValueSource(strings = {"refund", "release"})
    void ofTheUndo(String verb) {
        long wtbId = requested();
        FakeService.Trouble lost = FakeService.once(FakeService.dropsTheAnswer());
        product.has(lost, verb);
        payment.has(lost, verb);

        ends(seller.rejects(wtbId), "Rejected");

        moneyMoved(wtbId, "hold", "refund");
        assertThat(product.reservation(wtbId)).isEqualTo("Released");
        assertThat(calls(wtbId)).filteredOn(verb::equals).hasSizeGreaterThan(1);
        noSagaIsLeft(wtbId);
    }

    /** Point: a step of the settlement. It is repeated, and moves money once. */
    @ParameterizedTest
    @ValueSource(strings = {"payout", "sale"})
    void ofTheSettlement(String verb) {
        long wtbId = accepted();
        FakeService.Trouble lost = FakeService.once(FakeService.dropsTheAnswer());
        product.has(lost, verb);
        payment.has(lost, verb);

        ends(buyer.finishes(wtbId), "Finished");

        moneyMoved(wtbId, "hold", "payout");
        assertThat(product.reservation(wtbId)).isEqualTo("Sold");
        assertThat(calls(wtbId)).filteredOn(verb::equals).hasSizeGreaterThan(1);
        noSagaIsLeft(wtbId);
    }

    /** Point: every step of one trade's request and undo, one after the other. */
    @Test
    void ofEverything() {
        FakeService.Trouble lost = FakeService.once(FakeService.dropsTheAnswer());
        product.has(lost, "release");
        payment.has(lost, "hold", "refund");

        Answer answer = buyer.requests(bike()).isUnavailable("payment-unavailable");

        becomes(answer.wtbId(), "PayFailed");
        moneyMoved(answer.wtbId(), "hold", "refund");
        assertThat(product.reservation(answer.wtbId())).isEqualTo("Released");
    }
}
