package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inconsistencies with one right answer: each is planted, and gets its answer by itself. */
class ReconciliationRepairsIT extends ReconciledMarket {

    /** Fault: the process died between the start of the LRA and the trade's row, before or after it had joined. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSagaWithoutATradeIsCancelled(boolean joined) throws Exception {
        long wtbId = unusedId();
        if (joined) {
            SAGAS.join(wtbId);
        } else {
            SAGAS.start(wtbId);
        }

        noSagaIsLeft(wtbId);

        assertThat(state(wtbId)).as("it can never begin").isEqualTo("PAY_FAILED");
        assertThat(MARKET.calls(wtbId)).isEmpty();
        assertThat(repairs("cancel-saga")).isPositive();
    }

    /** Fault: the trade is over, and the coordinator holds its saga to be active. */
    @Test
    void theSagaOfATradeThatIsOverIsCancelled() throws Exception {
        long wtbId = finished();
        SAGAS.join(wtbId);

        noSagaIsLeft(wtbId);

        buyer.looksAt(wtbId).is(200, "Finished");
        assertThat(MARKET.payment.movements(wtbId)).containsExactly("hold", "payout");
    }

    /** Fault: a decided trade whose row the sweep does not see any more, as after an operator's slip. */
    @Test
    void aTradeThatTheSweepHasLostEndsAfterAll() {
        long wtbId = requested();
        database.update("update wtb set state = 'REJECTING', outcome = 'REJECTED', due_at = null where id = ?", wtbId);

        becomes(wtbId, "Rejected");

        assertThat(MARKET.payment.movements(wtbId)).containsExactly("hold", "refund");
        assertThat(repairs("wake")).isPositive();
    }

    /** Fault: a request past its limit that the sweep would look at in a year. */
    @Test
    void aRequestPastItsLimitThatTheSweepPutOffIsUndone() throws Exception {
        long wtbId = unusedId();
        String lra = SAGAS.join(wtbId);
        database.update(
                """
                insert into wtb (id, product_id, buyer_id, price, currency, state, undo_scope, lra_id, requested_at,
                                 due_at, events)
                values (?, 1, ?, 3000, 'KRW', 'REQUESTING', 'RESERVATION_AND_HOLD', ?, now() - interval '1 hour',
                        now() + interval '1 year', 0)""",
                wtbId,
                buyer.name(),
                lra);

        becomes(wtbId, "PayFailed");

        noSagaIsLeft(wtbId);
    }

    /** Fault: the trade was undone, and its money or its unit is kept all the same. */
    @Test
    void whatAnUndoneTradeStillHoldsIsGivenBack() {
        long wtbId = cancelled();
        MARKET.payment.plant(wtbId, "Held");
        MARKET.product.plant(wtbId, "Reserved");

        TradeStory.eventually().untilAsserted(() -> {
            assertThat(MARKET.payment.holdOf(wtbId)).isEqualTo("Refunded");
            assertThat(MARKET.product.reservation(wtbId)).isEqualTo("Released");
        });
        assertThat(repairs("refund")).isPositive();
        assertThat(repairs("release")).isPositive();
    }

    /** Fault: the trade is finished, and the seller was not paid, or the unit not marked sold. */
    @Test
    void whatAFinishedTradeOwesIsPaid() {
        long wtbId = finished();
        MARKET.payment.plant(wtbId, "Held");
        MARKET.product.plant(wtbId, "Reserved");

        TradeStory.eventually().untilAsserted(() -> {
            assertThat(MARKET.payment.holdOf(wtbId)).isEqualTo("PaidOut");
            assertThat(MARKET.product.reservation(wtbId)).isEqualTo("Sold");
        });
        assertThat(repairs("payout")).isPositive();
        assertThat(repairs("sale")).isPositive();
    }

    /** Fault: money and a unit are kept for a trade that there is not, as after the loss of rows. */
    @Test
    void whatIsHeldForNoTradeIsGivenBack() {
        long wtbId = unusedId();
        MARKET.payment.plant(wtbId, "Held");
        MARKET.product.plant(wtbId, "Reserved");

        TradeStory.eventually().untilAsserted(() -> {
            assertThat(MARKET.payment.holdOf(wtbId)).isEqualTo("Refunded");
            assertThat(MARKET.product.reservation(wtbId)).isEqualTo("Released");
        });
        assertThat(state(wtbId)).as("it can never begin").isEqualTo("PAY_FAILED");
        assertThat(repairs("bury")).isPositive();
    }

    /** Fault: the services are of another version now, and do not know the positions that the walks had come to. */
    @Test
    void aWalkWhosePositionIsUnknownStartsAgain() {
        database.update("update walk set position = 'of-another-version'");

        whatIsHeldForNoTradeIsGivenBack();
    }

    /** Fault: payment does not answer while it is compared. Nothing is concluded from that, and what is wrong waits. */
    @Test
    void silenceIsNoInconsistency() {
        long open = requested();
        long over = cancelled();
        MARKET.payment.isDown();
        MARKET.payment.plant(over, "Held");
        compareAgain(over);
        compareAgain(open);

        TradeStory.eventually().until(() -> claimed(over) && claimed(open));
        assertThat(findingsOf(open)).isEmpty();
        MARKET.payment.recovers();

        TradeStory.eventually()
                .untilAsserted(() -> assertThat(MARKET.payment.holdOf(over)).isEqualTo("Refunded"));
        assertThat(findingsOf(open)).isEmpty();
        buyer.looksAt(open).is(200, "Requested");
    }

    private boolean claimed(long wtbId) {
        return Boolean.TRUE.equals(database.queryForObject(
                "select compare_at > now() - interval '30 minutes' from wtb where id = ?", Boolean.class, wtbId));
    }
}
