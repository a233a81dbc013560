package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The buttons: each where it is safe, and where it is not. What they do is what the parties' own decisions do. */
class InterventionsIT extends TradeStory {

    @AfterEach
    void allRoutesRun() throws Exception {
        camel.getRouteController().startRoute("trade-cancelled");
        camel.getRouteController().startRoute("sweep-deadlines");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCancelledTradeIsRefunded(boolean isAccepted) {
        long wtbId = isAccepted ? accepted() : requested();

        Answer answer = operator.cancels(wtbId);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        assertThat(answer.body().path("byOperator").asBoolean()).isTrue();
        becomes(wtbId, "Cancelled");
        moneyMoved(wtbId, "hold", "refund");
        assertThat(product.reservation(wtbId)).isEqualTo("Released");
        assertThat(buyer.looksAt(wtbId).body().path("reason").asText()).isEqualTo(Operator.REASON);
        noSagaIsLeft(wtbId);
        assertThat(operator.auditOf(wtbId)).containsExactly("cancel done");
    }

    @Test
    void aFinishedTradeIsPaidOut() {
        long wtbId = accepted();

        operator.finishes(wtbId);

        becomes(wtbId, "Finished");
        moneyMoved(wtbId, "hold", "payout");
        assertThat(product.reservation(wtbId)).isEqualTo("Sold");
        assertThat(operator.auditOf(wtbId)).containsExactly("finish done");
    }

    @Test
    void whatIsOverStaysAsItIs() {
        long rejected = requested();
        ends(seller.rejects(rejected, "no"), "Rejected");
        long finished = accepted();
        ends(buyer.finishes(finished), "Finished");

        for (String verb : List.of("retry", "cancel", "finish")) {
            Answer refusal = operator.does(verb, rejected).isRefused(409, "trade-state-conflict");
            assertThat(refusal.state()).isEqualTo("Rejected");
            operator.does(verb, finished).isRefused(409, "trade-state-conflict");
        }

        moneyMoved(rejected, "hold", "refund");
        moneyMoved(finished, "hold", "payout");
        assertThat(buyer.looksAt(rejected).body().path("reason").asText()).isEqualTo("no");
        assertThat(operator.auditOf(finished)).containsExactly("finish refused", "cancel refused", "retry refused");
    }

    /** Fault: payment is down, so what was decided cannot be carried out yet. It is not decided anew. */
    @Test
    void whatIsDecidedStaysDecided() {
        long wtbId = accepted();
        payment.isDown();
        buyer.finishes(wtbId).is(202, "Finishing");

        operator.cancels(wtbId).isRefused(409, "trade-state-conflict");
        operator.finishes(wtbId).isRefused(409, "trade-state-conflict");

        payment.recovers();
        becomes(wtbId, "Finished");
        moneyMoved(wtbId, "hold", "payout");
    }

    @Test
    void aRequestIsNotFinishedBeforeItIsAccepted() {
        long wtbId = requested();

        operator.finishes(wtbId).isRefused(409, "trade-state-conflict");

        buyer.looksAt(wtbId).is(200, "Requested");
        moneyMoved(wtbId, "hold");
    }

    /** Fault: payment hangs while a purchase is requested. Nobody knows yet whether anything is in escrow. */
    @Test
    void aRequestThatIsNotRecordedYetIsLeftAlone() {
        payment.has(FakeService.hangs(), "hold", "refund");
        long wtbId = buyer.requests(bike()).isUnavailable("payment-unavailable").wtbId();

        operator.cancels(wtbId).isRefused(409, "trade-state-conflict");
        operator.finishes(wtbId).isRefused(409, "trade-state-conflict");

        payment.recovers();
        becomes(wtbId, "PayFailed");
    }

    /** Fault: payment has paid out or refunded what was never decided. The other way cannot be carried out any more. */
    @ParameterizedTest
    @CsvSource({"cancel, PaidOut", "finish, Refunded"})
    void whatPaymentHasDoneTheOtherWayIsNotPromised(String verb, String planted) {
        long wtbId = accepted();
        payment.plant(wtbId, planted);
        try {
            isNotPromised(verb, wtbId);
        } finally {
            payment.plant(wtbId, "Held");
        }
    }

    /** Fault: product has sold or released what was never decided. Money would move for a unit that is gone. */
    @ParameterizedTest
    @CsvSource({"cancel, Sold", "finish, Released"})
    void whatProductHasDoneTheOtherWayIsNotPromised(String verb, String planted) {
        long wtbId = accepted();
        product.plant(wtbId, planted);
        try {
            isNotPromised(verb, wtbId);
            moneyMoved(wtbId, "hold");
        } finally {
            product.plant(wtbId, "Reserved");
        }
    }

    private void isNotPromised(String verb, long wtbId) {
        operator.does(verb, wtbId).isRefused(409, "trade-state-conflict");
        assertThat(operator.looksAt(wtbId)
                        .body()
                        .at("/actions/" + verb + "/safe")
                        .asBoolean(true))
                .isFalse();
        assertThat(operator.auditOf(wtbId)).containsExactly(verb + " refused");
    }

    /** Fault: payment or product is down. What is paid out does not come back, so nobody pays out what may be gone. */
    @ParameterizedTest
    @ValueSource(strings = {"payment", "product"})
    void nothingIsPaidOutWhileTheOneWhoWouldKnowIsDown(String service) {
        long wtbId = accepted();
        FakeService silent = service.equals("payment") ? payment : product;
        silent.isDown();

        operator.finishes(wtbId).isUnavailable("service-unavailable");
        JsonNode finish = operator.looksAt(wtbId).body().at("/actions/finish");
        silent.recovers();

        assertThat(finish.path("safe").asBoolean(true)).isFalse();
        assertThat(finish.path("why").asText()).containsIgnoringCase(service + " cannot be asked now");
        buyer.looksAt(wtbId).is(200, "Accepted");
        moneyMoved(wtbId, "hold");
        assertThat(operator.auditOf(wtbId)).containsExactly("finish refused");
    }

    /** Whoever sells or buys may be an operator, and is not one of the own trade. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anOperatorWhoIsAPartyDoesNotDecide(boolean isSeller) {
        Person party = new Person(Operator.NAME, MARKET.url());
        Person sells = isSeller ? party : seller;
        Person buys = isSeller ? buyer : party;
        FakeProduct.Item bike = product.lists(sells.name(), "Bike", 3000);
        long wtbId = buys.requests(bike).is(201, "Requested").wtbId();
        sells.accepts(wtbId).is(200, "Accepted");

        operator.cancels(wtbId).isRefused(409, "trade-state-conflict");
        operator.finishes(wtbId).isRefused(409, "trade-state-conflict");
        JsonNode actions = operator.looksAt(wtbId).body().path("actions");

        for (String verb : List.of("cancel", "finish")) {
            assertThat(actions.path(verb).path("safe").asBoolean(true)).isFalse();
            assertThat(actions.path(verb).path("why").asText()).contains("party");
        }
        sells.looksAt(wtbId).is(200, "Accepted");
        moneyMoved(wtbId, "hold");
        assertThat(operator.auditOf(wtbId)).containsExactly("finish refused", "cancel refused");
    }

    /** Fault: payment is down. The decision is recorded all the same, and carried out when payment is back. */
    @Test
    void aTradeIsCancelledWhilePaymentIsDown() {
        long wtbId = requested();
        payment.isDown();

        assertThat(operator.cancels(wtbId).state()).isEqualTo("Cancelling");
        moneyMoved(wtbId, "hold");

        payment.recovers();
        becomes(wtbId, "Cancelled");
        moneyMoved(wtbId, "hold", "refund");
    }

    /** Fault: nobody sweeps, so a trade stays past its deadline. The parties may not decide any more; an operator may. */
    @Test
    void aTradePastItsDeadlineIsCancelled() throws Exception {
        camel.getRouteController().stopRoute("sweep-deadlines");
        long wtbId = requested();
        timePasses(wtbId);

        buyer.cancels(wtbId).isRefused(409, "trade-state-conflict");
        JsonNode stuck = operator.looksAt(wtbId).body().at("/trade/stuck");
        operator.cancels(wtbId);

        assertThat(stuck.path("participant").asText()).isEqualTo("trade");
        assertThat(stuck.path("why").asText()).contains("sweep-deadlines");
        becomes(wtbId, "Cancelled");
        moneyMoved(wtbId, "hold", "refund");
    }

    /**
     * Fault: payment was down when the seller rejected, and is back; the coordinator's own tries do not get through, and
     * the sweep would come in an hour. The button makes the try now.
     */
    @Test
    void aRetryHealsATradeBeforeItsTime() throws Exception {
        long wtbId = requested();
        payment.isDown();
        seller.rejects(wtbId).is(202, "Rejecting");
        camel.getRouteController().stopRoute("trade-cancelled");
        payment.recovers();
        database.update("update wtb set due_at = now() + interval '1 hour' where id = ?", wtbId);

        assertThat(operator.retries(wtbId).status()).isEqualTo(202);

        becomes(wtbId, "Rejected");
        moneyMoved(wtbId, "hold", "refund");
        assertThat(operator.auditOf(wtbId)).containsExactly("retry done");
        assertThat(database.queryForObject(
                        "select retry_asked_at is null and not by_operator from wtb where id = ?",
                        Boolean.class,
                        wtbId))
                .isTrue();
    }

    @Test
    void aRetryOfATradeThatWaitsForItsPartiesChangesNothing() {
        long wtbId = requested();

        operator.retries(wtbId).is(202, "Requested");

        assertThat(database.queryForObject(
                        "select due_at = decide_by and retry_asked_at is null from wtb where id = ?",
                        Boolean.class,
                        wtbId))
                .isTrue();
        assertThat(operator.asks("/audit?wtbId=" + wtbId)
                        .body()
                        .at("/items/0/detail")
                        .asText())
                .isEqualTo("no change: it is Requested");
    }

    /** Fault: nobody sweeps while much falls due. Whoever pressed the button comes first when the sweep is back. */
    @Test
    void aRetryComesBeforeWhatFellDueByItself() throws Exception {
        camel.getRouteController().stopRoute("sweep-deadlines");
        long overdue = requested();
        timePasses(overdue);
        long asked = requested();
        payment.isDown();
        seller.rejects(asked).is(202, "Rejecting");
        payment.recovers();

        operator.retries(asked);

        // the coordinator may have been faster than the button
        assertThat(database.queryForList(
                        "select id from wtb where id in (?, ?) and due_at is not null order by due_at",
                        Long.class,
                        overdue,
                        asked))
                .isIn(List.of(asked, overdue), List.of(overdue));
        camel.getRouteController().startRoute("sweep-deadlines");
        becomes(asked, "Rejected");
        becomes(overdue, "Expired");
    }
}
