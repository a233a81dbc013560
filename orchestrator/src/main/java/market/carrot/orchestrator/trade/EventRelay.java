package market.carrot.orchestrator.trade;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.sql.Timestamp;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import market.carrot.telemetry.TraceParent;
import market.carrot.telemetry.TracedTrade;
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
    private final Tracer tracer;

    EventRelay(CamelContext context, JdbcTemplate database, Tracer tracer) {
        this.context = context;
        this.database = database;
        this.tracer = tracer;
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
        String trace = (String) row.get(TraceParent.HEADER);
        if (trace != null) {
            message.setHeader(TraceParent.HEADER, publishing(row, trace));
        }
        return message;
    }

    /** A point in the trace of what the event tells of: the relay publishes many together, as soon as they are there. */
    private String publishing(Map<String, Object> row, String trace) {
        Context parent = TraceParent.context(trace);
        Span span = tracer.spanBuilder("publish " + row.get("event_type"))
                .setParent(parent)
                .setSpanKind(SpanKind.PRODUCER)
                .startSpan();
        TracedTrade.end(span, (Long) row.get("wtb_id"));
        return TraceParent.of(parent.with(span));
    }

    /** The broker has them: they leave the outbox. */
    public void published(@ExchangeProperty("rows") List<Map<String, Object>> rows) {
        database.batchUpdate(
                "delete from outbox where id = ?",
                rows.stream().map(row -> new Object[] {row.get("id")}).toList());
    }
}
