package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/** The database is there, and refuses all the same. */
class DatabaseFaultsIT extends TradeStory {
    private static final String DEADLOCK = "40P01";
    private static final String SERIALIZATION = "40001";
    private static final String DISK_FULL = "53100";

    @Autowired
    @Qualifier("tradeDataSource")
    private HikariDataSource pool;

    @AfterEach
    void theTableWorks() {
        table().works();
    }

    /**
     * Fault: the database breaks off the transaction of a step, as the victim of a deadlock or because it cannot be
     * ordered among others. Nobody is told: the step is simply done again.
     */
    @ParameterizedTest(name = "{0} on the way to {1}")
    @MethodSource("steps")
    void aTransactionThatIsBrokenOffIsRepeated(String sqlState, String state) {
        table().failsOnce("new.buyer_id = '%s' and new.state = '%s'".formatted(buyer.name(), state), sqlState);

        long wtbId = goesOnTo(state);

        assertThat(table().met()).as("the fault was met").isGreaterThan(1);
        boolean settled = state.startsWith("FINISH");
        boolean undone = state.startsWith("CANCEL");
        moneyMoved(
                wtbId,
                settled
                        ? new String[] {"hold", "payout"}
                        : undone ? new String[] {"hold", "refund"} : new String[] {"hold"});
    }

    static Stream<Arguments> steps() {
        return Stream.of(DEADLOCK, SERIALIZATION).flatMap(fault -> Stream.of(
                        "REQUESTING", "REQUESTED", "ACCEPTED", "CANCELLING", "CANCELLED", "FINISHING", "FINISHED")
                .map(state -> Arguments.of(fault, state)));
    }

    private long goesOnTo(String state) {
        return switch (state) {
            case "REQUESTING", "REQUESTED" -> requested();
            case "ACCEPTED" -> accepted();
            case "CANCELLING", "CANCELLED" -> ended(this::requested, buyer::cancels, "Cancelled");
            default -> ended(this::accepted, buyer::finishes, "Finished");
        };
    }

    private long ended(Supplier<Long> trade, LongFunction<Answer> decision, String state) {
        long wtbId = trade.get();
        ends(decision.apply(wtbId), state);
        return wtbId;
    }

    /** Fault: it goes on like that. The client is told to come again, nothing has changed, and later it works. */
    @Test
    void aTransactionThatIsAlwaysBrokenOffIsGivenUp() {
        long wtbId = requested();
        table().failsOften("new.id = %d".formatted(wtbId), DEADLOCK, 1000);

        seller.accepts(wtbId).isUnavailable("service-unavailable");

        buyer.looksAt(wtbId).is(200, "Requested");
        table().works();
        seller.accepts(wtbId).is(200, "Accepted");
    }

    /**
     * Fault: the database can be read, but does not record that a request failed. Its client is told why it failed, and
     * not that somebody else is at work on it.
     */
    @Test
    void aFailureThatIsNotRecordedIsToldAllTheSame() {
        product.has(FakeService.answers(503, ""), "reserve");
        table().failsOften("new.buyer_id = '%s' and new.failure is not null".formatted(buyer.name()), DISK_FULL, 1000);

        buyer.requests(bike()).isUnavailable("product-unavailable");

        assertThat(table().met()).as("the fault was met").isPositive();
        buyer.looksAt(lastRequest()).is(200, "Requesting");
        table().works();
        becomes(lastRequest(), "PayFailed");
    }

    /** Fault: somebody holds the trade's row. Who waits for it decides afterwards, on what the row then says. */
    @Test
    void aDecisionThatWaitedForTheRowSeesWhatHappenedMeanwhile() throws SQLException {
        long wtbId = requested();
        try (Connection somebody = pool.getConnection()) {
            somebody.setAutoCommit(false);
            somebody.createStatement().execute("select 1 from wtb where id = %d for update".formatted(wtbId));
            var accepts = CompletableFuture.supplyAsync(() -> seller.accepts(wtbId));
            eventually()
                    .until(() -> Boolean.TRUE.equals(database.queryForObject(
                            "select exists (select 1 from pg_stat_activity where datname = 'trade' and wait_event_type = 'Lock')",
                            Boolean.class)));
            somebody.createStatement()
                    .execute("update wtb set state = 'CANCELLING', outcome = 'CANCELLED', due_at = now() where id = "
                            + wtbId);
            somebody.commit();

            accepts.join().isRefused(409, "trade-state-conflict");
        }

        becomes(wtbId, "Cancelled");
        moneyMoved(wtbId, "hold", "refund");
    }

    /** Fault: every connection of the pool is taken. Clients are told to come again, and trades go on when one is free. */
    @Test
    void noConnectionIsFree() throws SQLException {
        long wtbId = requested();
        List<Connection> taken = new ArrayList<>();
        try {
            takeAll(taken);

            Together.all(List.<Callable<Answer>>of(
                            () -> buyer.looksAt(wtbId), () -> seller.accepts(wtbId), () -> buyer.requests(bike())))
                    .forEach(answer -> answer.isUnavailable("service-unavailable"));
            assertThat(health("/readiness").status())
                    .as("others would get its load")
                    .isEqualTo(200);
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }

        seller.accepts(wtbId).is(200, "Accepted");
        ends(buyer.finishes(wtbId), "Finished");
        moneyMoved(wtbId, "hold", "payout");
    }

    /** The clockwork of the application takes one now and then, and gives it back. */
    private void takeAll(List<Connection> taken) {
        eventually().ignoreException(SQLTransientConnectionException.class).until(() -> {
            if (taken.size() < pool.getMaximumPoolSize()) {
                taken.add(pool.getConnection());
            }
            return taken.size() == pool.getMaximumPoolSize();
        });
    }

    private FaultyTable table() {
        return FaultyTable.on(database);
    }
}
