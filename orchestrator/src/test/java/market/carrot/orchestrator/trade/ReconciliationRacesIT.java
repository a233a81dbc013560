package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import market.carrot.orchestrator.reconciliation.Reconciliation;
import market.carrot.orchestrator.reconciliation.Repair;
import market.carrot.orchestrator.reconciliation.SagaComparison;
import market.carrot.orchestrator.reconciliation.ServiceRecords;
import market.carrot.orchestrator.saga.OpenSagas;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens between a comparison of the sagas and its repairs, which here come when the test says so. */
class ReconciliationRacesIT extends ReconciledMarket {
    private static final long GATE = 7;

    @BeforeEach
    void nobodyElseComparesSagas() {
        database.update("update walk set taken_at = 'infinity' where name = 'sagas'");
    }

    @AfterEach
    void sagasAreComparedAgain() {
        FaultyTable.on(database).works();
        database.update("update walk set taken_at = '-infinity' where name = 'sagas'");
    }

    /**
     * Fault: a request stands still between its LRA and its row for so long that its saga looks abandoned, and goes on
     * before the repair comes. The trade that its buyer was told of lives on, and ends as its parties want.
     */
    @Test
    void aRequestThatWentOnAfterTheComparisonIsLeftAlone() throws Exception {
        double before = repairs("cancel-saga");
        long wtbId = unusedId() + 1;
        CompletableFuture<Answer> request;
        Repair repair;
        try (Connection gate = closedGate()) {
            request = CompletableFuture.supplyAsync(
                    () -> buyer.requests(MARKET.product.lists(seller.name(), "Bike", 3000)));
            repair = repairOf(wtbId);
            gate.rollback();
        }
        request.get(40, TimeUnit.SECONDS).is(201, "Requested");

        make(repair);

        assertThat(COORDINATOR.openSagas(wtbId)).containsExactly("Active");
        buyer.looksAt(wtbId).is(200, "Requested");
        seller.accepts(wtbId).is(200, "Accepted");
        buyer.finishes(wtbId);
        becomes(wtbId, "Finished");
        assertThat(MARKET.payment.movements(wtbId)).containsExactly("hold", "payout");
        assertThat(repairs("cancel-saga")).isEqualTo(before);
    }

    /** Fault: as above, but the repair comes first. The request is refused, and has touched nothing. */
    @Test
    void aRequestThatGoesOnAfterTheRepairIsRefused() throws Exception {
        double before = repairs("cancel-saga");
        long wtbId = unusedId() + 1;
        CompletableFuture<Answer> request;
        try (Connection gate = closedGate()) {
            request = CompletableFuture.supplyAsync(
                    () -> buyer.requests(MARKET.product.lists(seller.name(), "Bike", 3000)));

            make(repairOf(wtbId));

            assertThat(state(wtbId)).isEqualTo("PAY_FAILED");
            gate.rollback();
        }
        request.get(40, TimeUnit.SECONDS).isUnavailable("service-unavailable");
        noSagaIsLeft(wtbId);
        assertThat(MARKET.calls(wtbId)).isEmpty();
        assertThat(repairs("cancel-saga")).isEqualTo(before + 1);
    }

    /** Fault: the coordinator is killed before the repair. It counts as failed, not as done, and is made another time. */
    @Test
    void aRepairThatTheCoordinatorDidNotTakeIsNone() throws Exception {
        double done = repairs("cancel-saga");
        double failed = failedRepairs("cancel-saga");
        long wtbId = cancelled();
        SAGAS.join(wtbId);
        Repair repair = repairOf(wtbId);
        COORDINATOR.kill();

        make(repair);

        assertThat(repairs("cancel-saga")).isEqualTo(done);
        assertThat(failedRepairs("cancel-saga")).isEqualTo(failed + 1);
        COORDINATOR.start();
        make(repair);
        assertThat(repairs("cancel-saga")).isEqualTo(done + 1);
        noSagaIsLeft(wtbId);
    }

    /** Fault: the coordinator does not know the saga any more when the repair comes. Nothing is left to be done. */
    @Test
    void aSagaThatIsGoneNeedsNoRepair() throws Exception {
        double done = repairs("cancel-saga");
        double failed = failedRepairs("cancel-saga");
        long wtbId = cancelled();
        String lra = SAGAS.join(wtbId);
        Repair repair = repairOf(wtbId);
        assertThat(TradeStory.endAtCoordinator(lra, "cancel")).isEqualTo(200);
        noSagaIsLeft(wtbId);

        make(repair);

        assertThat(repairs("cancel-saga")).isEqualTo(done);
        assertThat(failedRepairs("cancel-saga")).isEqualTo(failed);
        buyer.looksAt(wtbId).is(200, "Cancelled");
    }

    /**
     * Fault: the process stands still after product and payment have answered, and the trade ends meanwhile. What they
     * said is no longer so, and nothing is concluded from it.
     */
    @Test
    void answersThatTheTradeHasOvertakenMeanNothing() {
        long wtbId = accepted();
        ServiceRecords held = new ServiceRecords(List.of(new ServiceRecords.Item(wtbId, 0, "Held")), null);
        ServiceRecords sold = new ServiceRecords(List.of(new ServiceRecords.Item(wtbId, 1, "Sold")), null);
        Reconciliation reconciliation = bean(Reconciliation.class);
        Instant asked = reconciliation.now();
        buyer.finishes(wtbId);
        becomes(wtbId, "Finished");
        long waitedFor = TradeStory.eventually()
                .until(
                        () -> database.queryForList(
                                "select id from wtb where id = ? and changed_at < clock_timestamp() - interval '2 s'",
                                Long.class,
                                wtbId),
                        untouched -> !untouched.isEmpty())
                .get(0);

        assertThat(reconciliation.compare(List.of(waitedFor), asked, held, sold))
                .isEmpty();
        assertThat(reconciliation.compare(List.of(waitedFor), reconciliation.now(), held, sold))
                .extracting(Repair::kind)
                .containsExactly(Repair.Kind.PAYOUT);
    }

    /** Requests get as far as their first row, and no further before this is rolled back. */
    private Connection closedGate() throws Exception {
        FaultyTable.on(database)
                .when(
                        "tg_op = 'INSERT' and new.state = 'REQUESTING'",
                        "perform pg_advisory_xact_lock_shared(" + GATE + ")");
        Connection gate = bean(HikariDataSource.class).getConnection();
        gate.setAutoCommit(false);
        gate.createStatement().execute("select pg_advisory_xact_lock(" + GATE + ")");
        return gate;
    }

    /** What the comparison thinks right as soon as it thinks so. */
    private static Repair repairOf(long wtbId) {
        return TradeStory.eventually()
                .until(
                        () -> bean(SagaComparison.class)
                                .compare(
                                        bean(OpenSagas.class).list(),
                                        bean(Reconciliation.class).now())
                                .stream()
                                .filter(repair -> repair.wtbId() == wtbId)
                                .toList(),
                        repairs -> !repairs.isEmpty())
                .get(0);
    }

    private static void make(Repair repair) {
        bean(ProducerTemplate.class).sendBodyAndHeaders("direct:repair-trade", repair, Map.of("wtbId", repair.wtbId()));
    }
}
