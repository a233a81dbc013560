package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Inconsistencies without one right answer: each is planted, reported to operators, and left as it is. */
class ReconciliationFindingsIT extends ReconciledMarket {

    /** Fault: the money of a trade that goes on is not in escrow any more, or never was. */
    @ParameterizedTest
    @CsvSource({
        ", money-missing",
        "Refunded, money-against-outcome",
        "PaidOut, money-against-outcome",
        "Frozen, money-unclear"
    })
    void theMoneyOfAnOpenTradeIsNotInEscrow(String planted, String kind) {
        long wtbId = requested();
        double before = findings(kind);
        MARKET.payment.plant(wtbId, planted);

        isReported(wtbId, kind);

        assertThat(findings(kind)).isEqualTo(before + 1);
        assertThat(MARKET.payment.holdOf(wtbId)).isEqualTo(planted);
        buyer.looksAt(wtbId).is(200, "Requested");
        MARKET.payment.plant(wtbId, "Held");
        isReportedNoMore(wtbId);
        assertThat(findings(kind)).isEqualTo(before);
    }

    /** Fault: the unit of a trade that goes on is not reserved any more, or never was. */
    @ParameterizedTest
    @CsvSource({", unit-missing", "Released, unit-against-outcome", "Sold, unit-against-outcome", "Lent, unit-unclear"})
    void theUnitOfAnOpenTradeIsNotReserved(String planted, String kind) {
        long wtbId = accepted();
        MARKET.product.plant(wtbId, planted);

        isReported(wtbId, kind);

        buyer.looksAt(wtbId).is(200, "Accepted");
        MARKET.product.plant(wtbId, "Reserved");
        isReportedNoMore(wtbId);
    }

    /** Fault: the money and the unit of trades that are over have gone the other way. */
    @Test
    void aTradeThatIsOverWentTheOtherWay() {
        long cancelled = cancelled();
        long finished = finished();
        MARKET.payment.plant(cancelled, "PaidOut");
        MARKET.product.plant(finished, "Released");
        compareAgain(cancelled);
        compareAgain(finished);

        isReported(cancelled, "money-against-outcome");
        isReported(finished, "unit-against-outcome");

        assertThat(MARKET.payment.holdOf(cancelled)).isEqualTo("PaidOut");
        assertThat(MARKET.product.reservation(finished)).isEqualTo("Released");
    }

    /** Fault: payment says of one trade what no contract knows. The others that are compared with it get what is theirs. */
    @Test
    void whatNobodyUnderstandsOfOneTradeIsNoMatterOfTheOthers() {
        long unclear = requested();
        long over = cancelled();
        MARKET.payment.plant(unclear, "Frozen");
        MARKET.payment.plant(over, "Held");
        database.update("update wtb set compare_at = now() - interval '1 hour' where id in (?, ?)", unclear, over);

        isReported(unclear, "money-unclear");

        TradeStory.eventually()
                .untilAsserted(() -> assertThat(MARKET.payment.holdOf(over)).isEqualTo("Refunded"));
        MARKET.payment.plant(unclear, "Held");
        isReportedNoMore(unclear);
    }

    /** Fault: the coordinator has lost the saga of a trade that goes on. It is reported, and the trade ends without it. */
    @Test
    void theCoordinatorDoesNotKnowAnOpenTrade() {
        long wtbId = requested();
        forgetSaga(wtbId);

        isReported(wtbId, "saga-unknown");

        seller.rejects(wtbId);
        becomes(wtbId, "Rejected");
        isReportedNoMore(wtbId);
        assertThat(MARKET.payment.movements(wtbId)).containsExactly("hold", "refund");
    }

    /**
     * Fault: the coordinator's store is lost while many trades go on, and one that another coordinator has. They are
     * reported with one line of log, and not that one, which is not missing.
     */
    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void theCoordinatorHasLostItsStore(CapturedOutput log) {
        double before = findings("saga-unknown");
        List<Long> lost = openTradesOf(COORDINATOR.url(), 2000);
        List<Long> others = openTradesOf(COORDINATOR.url() + "0", 1);

        TradeStory.eventually()
                .untilAsserted(() -> assertThat(findings("saga-unknown")).isEqualTo(before + 2000));

        assertThat(log.getOut()).containsOnlyOnce("2000 trades need an operator, saga-unknown");
        assertThat(findingsOf(others.get(0))).isEmpty();
        database.update("delete from wtb where id >= ? and id <= ?", lost.get(0), others.get(0));
        TradeStory.eventually()
                .untilAsserted(() -> assertThat(findings("saga-unknown")).isEqualTo(before));
    }

    private List<Long> openTradesOf(String coordinator, int number) {
        return database.queryForList(
                """
                insert into wtb (id, product_id, buyer_id, price, state, undo_scope, lra_id, requested_at, due_at,
                                 events, changed_at, compare_at)
                select nextval('wtb_id'), 1, 'buyer', 3000, 'REQUESTED', 'RESERVATION_AND_HOLD',
                       ? || '/lra-coordinator/' || nr, now(), now() + interval '1 year', 1, now() - interval '1 hour', null
                from generate_series(1, ?) as nr returning id""",
                Long.class,
                coordinator,
                number);
    }

    /** Ends the saga while the trade seems to be over, which is then as it was. */
    private void forgetSaga(long wtbId) {
        String lra = database.queryForObject("select lra_id from wtb where id = ?", String.class, wtbId);
        database.update("update wtb set state = 'CANCELLED', outcome = 'CANCELLED' where id = ?", wtbId);
        cancel(lra);
        TradeStory.eventually().until(() -> COORDINATOR.openSagas(wtbId).isEmpty());
        database.update("update wtb set state = 'REQUESTED', outcome = null where id = ?", wtbId);
    }

    /** Fault: a participant says that it cannot compensate, ever: the coordinator gives the saga up. */
    @Test
    void theCoordinatorHasGivenASagaUp() throws Exception {
        HttpServer participant = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        participant.createContext("/", exchange -> {
            byte[] body = "FailedToCompensate".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(500, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        participant.start();
        try {
            long wtbId = cancelled();
            cancel(joinedSaga(
                    wtbId, "http://127.0.0.1:" + participant.getAddress().getPort() + "/"));

            isReported(wtbId, "saga-failed");
        } finally {
            participant.stop(0);
        }
    }

    /** Fault: a second saga carries the id of a trade that goes on. To cancel it would end the trade. */
    @Test
    void anotherSagaHasTheTradesId() throws Exception {
        long wtbId = requested();
        joinedSaga(wtbId);

        isReported(wtbId, "saga-foreign");

        buyer.looksAt(wtbId).is(200, "Requested");
        assertThat(MARKET.payment.movements(wtbId)).containsExactly("hold");
    }

    @Test
    void onlyOperatorsSeeWhatIsStuck() {
        assertThat(operations("", Identity.userToken(buyer.name())).status()).isEqualTo(403);
        assertThat(operations("", Identity.serviceToken()).status()).isEqualTo(403);
        operations("&limit=0", Identity.operatorToken()).isRefused(400, "invalid-request");
    }

    @Test
    void whatIsStuckIsListedInPages() {
        List<Long> trades = Stream.generate(this::requested).limit(3).toList();
        trades.forEach(wtbId -> MARKET.product.plant(wtbId, "Sold"));
        trades.forEach(wtbId -> isReported(wtbId, "unit-against-outcome"));

        Answer page = operations("&limit=2", Identity.operatorToken());

        assertThat(page.body().path("items")).hasSize(2);
        List<Long> rest = stuck("&limit=100&after=" + page.body().path("next").asText())
                .map(trade -> trade.path("wtbId").asLong())
                .toList();
        assertThat(rest)
                .contains(trades.get(2))
                .doesNotContain(page.body().at("/items/1/wtbId").asLong());
        JsonNode trade = stuck("&limit=100")
                .filter(each -> each.path("wtbId").asLong() == trades.get(2))
                .findFirst()
                .orElseThrow();
        assertThat(trade.path("state").asText()).isEqualTo("Requested");
        assertThat(trade.at("/findings/0/detail").asText()).isEqualTo("the trade is Requested, and product has Sold");
        assertThat(trade.at("/findings/0/firstSeen").asText()).isNotEmpty();
        trades.forEach(wtbId -> MARKET.product.plant(wtbId, "Reserved"));
    }

    private void isReported(long wtbId, String kind) {
        TradeStory.eventually()
                .untilAsserted(() -> assertThat(findingsOf(wtbId)).containsExactly(kind));
    }

    private void isReportedNoMore(long wtbId) {
        TradeStory.eventually()
                .untilAsserted(() -> assertThat(findingsOf(wtbId)).isEmpty());
    }

    private static void cancel(String lra) {
        Person.statusOf(HttpRequest.newBuilder(URI.create(lra + "/cancel"))
                .header("Content-Type", "text/plain")
                .PUT(BodyPublishers.noBody()));
    }
}
