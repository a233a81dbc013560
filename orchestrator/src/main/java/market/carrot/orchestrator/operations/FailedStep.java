package market.carrot.orchestrator.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * What a participant answered last instead of doing its part of a trade's end, and how often it was tried.
 *
 * @param doneAt when it did its part after all, as far as that was noted; null when it was not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FailedStep(String participant, String answer, int tries, Instant firstAt, Instant lastAt, Instant doneAt) {

    /** @return null when the row has none */
    static FailedStep of(ResultSet row, int number) throws SQLException {
        return row.getString("participant") == null
                ? null
                : new FailedStep(
                        row.getString("participant"),
                        row.getString("answer"),
                        row.getInt("tries"),
                        row.getTimestamp("first_at").toInstant(),
                        row.getTimestamp("last_at").toInstant(),
                        row.getTimestamp("done_at") == null
                                ? null
                                : row.getTimestamp("done_at").toInstant());
    }
}
