package market.carrot.orchestrator.trade;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import market.carrot.telemetry.TraceParent;
import org.springframework.jdbc.core.JdbcTemplate;

/** Events that are committed together with the state they tell of, and published afterwards by the relay. */
class Outbox {
    private static final String INSERT =
            "insert into outbox (wtb_id, version, event_type, payload, occurred_at, traceparent)"
                    + " values (?, ?, ?, ?, ?, ?)";

    private final JdbcTemplate database;
    private final ObjectMapper json;

    Outbox(JdbcTemplate database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** To be called inside the transaction that changes the trade. */
    void add(WtbEvent event) {
        try {
            database.update(
                    INSERT,
                    event.wtbId(),
                    event.version(),
                    event.eventType().label(),
                    json.writeValueAsString(event),
                    Timestamp.from(event.occurredAt()),
                    TraceParent.current());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event can always be written", e);
        }
    }
}
