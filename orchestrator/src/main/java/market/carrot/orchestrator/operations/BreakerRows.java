package market.carrot.orchestrator.operations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What all processes know of each other's circuit breakers: orders to them, and how each has found its own. */
class BreakerRows {
    private final JdbcClient database;

    BreakerRows(JdbcClient database) {
        this.database = database;
    }

    List<BreakerOrder> orders() {
        return database.sql("select * from breaker_order order by breaker")
                .query(BreakerRows::order)
                .list();
    }

    /** Within the caller's transaction. Orders to one breaker come one after the other. */
    BreakerOrder lock(String breaker) {
        return database.sql("select * from breaker_order where breaker = :breaker for update")
                .param("breaker", breaker)
                .query(BreakerRows::order)
                .single();
    }

    /** @return the order as it is followed */
    BreakerOrder give(String breaker, boolean forcedOpen, String operator, String reason) {
        return database.sql(
                        """
                        update breaker_order set number = number + 1, forced_open = :forcedOpen,
                               ordered_at = clock_timestamp(), ordered_by = :operator, reason = :reason
                        where breaker = :breaker returning *""")
                .param("forcedOpen", forcedOpen)
                .param("operator", operator)
                .param("reason", reason)
                .param("breaker", breaker)
                .query(BreakerRows::order)
                .single();
    }

    void tell(String breaker, BreakerState state) {
        database.sql(
                        """
                        insert into breaker_state (process, breaker, state, failure_rate, calls, failed, refused)
                        values (:process, :breaker, :state, :failureRate, :calls, :failed, :refused)
                        on conflict (process, breaker) do update set
                            state = excluded.state, failure_rate = excluded.failure_rate, calls = excluded.calls,
                            failed = excluded.failed, refused = excluded.refused, told_at = clock_timestamp()""")
                .param("process", state.process())
                .param("breaker", breaker)
                .param("state", state.state())
                .param("failureRate", state.failureRate())
                .param("calls", state.calls())
                .param("failed", state.failed())
                .param("refused", state.refused())
                .update();
    }

    /** Of those processes that have told lately: the others are gone. */
    List<BreakerState> states(String breaker) {
        return database.sql(
                        """
                        select * from breaker_state
                        where breaker = :breaker and told_at > clock_timestamp() - interval '10 s' order by process""")
                .param("breaker", breaker)
                .query(BreakerRows::state)
                .list();
    }

    void forgetWhoIsGone() {
        database.sql("delete from breaker_state where told_at < clock_timestamp() - interval '1 minute'")
                .update();
    }

    private static BreakerOrder order(ResultSet row, int number) throws SQLException {
        Timestamp at = row.getTimestamp("ordered_at");
        return new BreakerOrder(
                row.getString("breaker"),
                row.getLong("number"),
                row.getBoolean("forced_open"),
                at == null ? null : at.toInstant(),
                row.getString("ordered_by"),
                row.getString("reason"));
    }

    private static BreakerState state(ResultSet row, int number) throws SQLException {
        return new BreakerState(
                row.getString("process"),
                row.getString("state"),
                row.getFloat("failure_rate"),
                row.getInt("calls"),
                row.getInt("failed"),
                row.getLong("refused"),
                row.getTimestamp("told_at").toInstant());
    }
}
