package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Inconsistencies of sagas without one right answer: each is planted, reported to operators, and left as it is. */
class ReconciliationSagasIT extends ReconciledMarket {

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
        double before = findingsNow("saga-unknown");
        List<Long> lost = openTradesOf(COORDINATOR.url(), 2000);
        List<Long> others = openTradesOf(COORDINATOR.url() + "0", 1);

        TradeStory.eventually()
                .untilAsserted(() -> assertThat(findings("saga-unknown")).isEqualTo(before + 2000));

        assertThat(log.getOut()).containsOnlyOnce("2000 trades need an operator, saga-unknown");
        database.update("delete from wtb where id >= ? and id <= ?", lost.get(0), others.get(0));
        TradeStory.eventually()
                .untilAsserted(() -> assertThat(findings("saga-unknown")).isEqualTo(before));
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
            cancelAtCoordinator(SAGAS.join(
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
        SAGAS.join(wtbId);

        isReported(wtbId, "saga-foreign");

        buyer.looksAt(wtbId).is(200, "Requested");
        assertThat(MARKET.payment.movements(wtbId)).containsExactly("hold");
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
        cancelAtCoordinator(lra);
        TradeStory.eventually().until(() -> COORDINATOR.openSagas(wtbId).isEmpty());
        database.update("update wtb set state = 'REQUESTED', outcome = null where id = ?", wtbId);
    }

    private static void cancelAtCoordinator(String lra) {
        TradeStory.endAtCoordinator(lra, "cancel");
    }
}
