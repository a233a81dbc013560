package market.carrot.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import market.carrot.vitals.Sample;

/**
 * Whether the process's databases answer. Each is asked over a connection beside its pool: a pool that is exhausted is
 * load, and no reason to send that load to others, who then have it as well.
 */
class DatabaseWatch implements Sample, AutoCloseable {
    private static final int PATIENCE_SECONDS = 2;

    private final List<HikariDataSource> connections;

    DatabaseWatch(List<HikariDataSource> pools) {
        this.connections = pools.stream().map(DatabaseWatch::beside).toList();
    }

    /** A pool of one, which finds out itself that its connection is broken, and opens another. */
    private static HikariDataSource beside(HikariDataSource pool) {
        HikariDataSource one = new HikariDataSource();
        pool.copyStateTo(one);
        one.setPoolName(pool.getPoolName() + "-watch");
        one.setMinimumIdle(1);
        one.setMaximumPoolSize(1);
        one.setInitializationFailTimeout(-1);
        // it is not what operators mean by the process's connections
        one.setMetricsTrackerFactory(null);
        return one;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public boolean costsNothing() {
        return true;
    }

    @Override
    public void take() throws SQLException {
        for (HikariDataSource each : connections) {
            look(each);
        }
    }

    private static void look(HikariDataSource one) throws SQLException {
        try (Connection connection = one.getConnection()) {
            if (!connection.isValid(PATIENCE_SECONDS)) {
                one.evictConnection(connection);
                throw new SQLException("the connection " + one.getPoolName() + " is broken");
            }
        }
    }

    @Override
    public void close() {
        connections.forEach(HikariDataSource::close);
    }
}
