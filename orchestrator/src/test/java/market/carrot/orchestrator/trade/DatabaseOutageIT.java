package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import market.carrot.local.engines.Database;
import market.carrot.local.engines.TestEngines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseOutageIT extends TradeStory {

    @AfterEach
    void theDatabaseIsBack() throws SQLException {
        byItsOwner("alter database trade allow_connections true");
    }

    /** Fault: the database lets nobody in any more and drops whoever is in. Nothing begins, and it is not our error. */
    @Test
    void theDatabaseIsAway() throws SQLException {
        long wtbId = requested();
        byItsOwner("alter database trade allow_connections false");
        byItsOwner("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'trade'");

        // not of the first request: its connection breaks in its hands, and the failed rollback hides why
        eventually().untilAsserted(() -> buyer.looksAt(wtbId).isUnavailable("service-unavailable"));
        buyer.requests(bike()).isUnavailable("service-unavailable");
        seller.accepts(wtbId).isUnavailable("service-unavailable");
        eventually()
                .untilAsserted(() -> assertThat(health("/readiness").status()).isEqualTo(503));
        assertThat(health("/readiness").body().at("/components/db/status").asText())
                .isEqualTo("DOWN");
        assertThat(health("/liveness").status()).isEqualTo(200);

        theDatabaseIsBack();
        eventually()
                .untilAsserted(() -> assertThat(health("/readiness").status()).isEqualTo(200));
        eventually().untilAsserted(() -> seller.accepts(wtbId).is(200, "Accepted"));
        moneyMoved(wtbId, "hold");
    }

    /**
     * Fault: the database fails after the saga has begun, before its first step is committed. The saga is cancelled all
     * the same: no LRA stays without a trade.
     */
    @Test
    void theDatabaseFailsBetweenTheSagaAndItsFirstStep() {
        Long before = database.queryForObject("select last_value from wtb_id", Long.class);
        database.execute("alter table wtb rename to wtb_away");
        try {
            assertThat(buyer.requests(bike()).status()).isGreaterThanOrEqualTo(500);
        } finally {
            database.execute("alter table wtb_away rename to wtb");
        }

        long wtbId = database.queryForObject("select last_value from wtb_id", Long.class);
        assertThat(wtbId).as("a trade began").isGreaterThan(before);
        noSagaIsLeft(wtbId);
        assertThat(calls(wtbId)).isEmpty();
    }

    private static void byItsOwner(String sql) throws SQLException {
        Database neighbour = TestEngines.postgres().database("neighbour");
        Database owner = new Database(neighbour.url(), "trade", "trade");
        try (Connection connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
