package market.carrot.orchestrator.trade;

import java.sql.Timestamp;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.DefaultMessage;
import org.springframework.jdbc.core.JdbcTemplate;

/** Between the outbox and the topic, for the route relay-events. */
public class EventRelay {
    private final CamelContext context;
    private final JdbcTemplate database;

    EventRelay(CamelContext context, JdbcTemplate database) {
        this.context = context;
        this.database = database;
    }

    /** Outbox rows as messages, in the order they were committed: CloudEvents in binary mode, keyed by trade. */
    public List<Message> messages(@Body List<Map<String, Object>> rows) {
        return rows.stream()
                .sorted(Comparator.comparing(row -> (Long) row.get("id")))
                .map(this::message)
                .toList();
    }

    private Message message(Map<String, Object> row) {
        String wtbId = row.get("wtb_id").toString();
        Message message = new DefaultMessage(context);
        message.setBody(row.get("payload"));
        message.setHeader(KafkaConstants.KEY, wtbId);
        message.setHeader("ce_specversion", "1.0");
        message.setHeader("ce_id", wtbId + "-" + row.get("version"));
        message.setHeader("ce_source", "/wtbs");
        message.setHeader("ce_type", row.get("event_type"));
        message.setHeader("ce_subject", wtbId);
        message.setHeader(
                "ce_time", DateTimeFormatter.ISO_INSTANT.format(((Timestamp) row.get("occurred_at")).toInstant()));
        message.setHeader("content-type", "application/json");
        return message;
    }

    /** The broker has them: they leave the outbox. */
    public void published(@ExchangeProperty("rows") List<Map<String, Object>> rows) {
        database.batchUpdate(
                "delete from outbox where id = ?",
                rows.stream().map(row -> new Object[] {row.get("id")}).toList());
    }
}
