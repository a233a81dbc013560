package market.carrot.orchestrator.operations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** What a participant answered last instead of doing its part of a trade's end, and how often it was tried. */
record FailedStep(String participant, String answer, int tries, Instant firstAt, Instant lastAt) {

    /** @return null when the row has none */
    static FailedStep of(ResultSet row, int number) throws SQLException {
        return row.getString("participant") == null
                ? null
                : new FailedStep(
                        row.getString("participant"),
                        row.getString("answer"),
                        row.getInt("tries"),
                        row.getTimestamp("first_at").toInstant(),
                        row.getTimestamp("last_at").toInstant());
    }
}
