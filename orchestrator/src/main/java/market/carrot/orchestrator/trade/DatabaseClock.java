package market.carrot.orchestrator.trade;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.JdbcTemplate;

/** The database's time. Deadlines are set and compared by one clock, so a process whose own clock jumps ends no trade early. */
class DatabaseClock {
    private final JdbcTemplate database;

    DatabaseClock(JdbcTemplate database) {
        this.database = database;
    }

    Instant now() {
        OffsetDateTime now = database.queryForObject("select clock_timestamp()", OffsetDateTime.class);
        if (now == null) {
            throw new IllegalStateException("The database told no time");
        }
        return now.toInstant();
    }
}
