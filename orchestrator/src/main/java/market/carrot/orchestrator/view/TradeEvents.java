package market.carrot.orchestrator.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.opentelemetry.api.trace.Tracer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import market.carrot.orchestrator.role.Role;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Reads events from records, and sets aside what is none. */
@Component("tradeEvents")
@Profile(Role.READ_MODEL_PROFILE)
class TradeEvents {
    private static final int LONGEST_REASON = 500;

    private final ObjectReader json;
    private final Tracer tracer;

    TradeEvents(ObjectMapper json, Tracer tracer) {
        this.tracer = tracer;
        this.json = json.readerFor(TradeEvent.class)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .with(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .without(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
    }

    public EventBatch read(@Body List<Exchange> records) {
        List<TradeEvent> events = new ArrayList<>(records.size());
        List<Message> unreadable = new ArrayList<>();
        List<TracedEvent> traced = new ArrayList<>();
        for (Exchange each : records) {
            Message record = each.getMessage();
            try {
                TradeEvent event = event(record.getBody(byte[].class));
                events.add(event);
                TracedEvent.of(event, record, tracer).ifPresent(traced::add);
            } catch (IOException | IllegalArgumentException e) {
                unreadable.add(withReason(record, e));
            }
        }
        return new EventBatch(records, events, unreadable, traced);
    }

    /** The view has them. */
    public void stored(@Body EventBatch batch) {
        batch.traced().forEach(TracedEvent::isStored);
    }

    private TradeEvent event(byte[] value) throws IOException {
        TradeEvent event = value == null ? null : json.readValue(value);
        if (event == null) {
            throw new IllegalArgumentException("There is no event in it");
        }
        return event;
    }

    private static Message withReason(Message record, Exception failure) {
        String reason = String.valueOf(
                failure instanceof JsonProcessingException malformed
                        ? malformed.getOriginalMessage()
                        : failure.getMessage());
        record.setHeader("dead-letter-topic", record.getHeader(KafkaConstants.TOPIC, String.class));
        record.setHeader("dead-letter-partition", record.getHeader(KafkaConstants.PARTITION, String.class));
        record.setHeader("dead-letter-offset", record.getHeader(KafkaConstants.OFFSET, String.class));
        record.setHeader("dead-letter-reason", reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
        return record;
    }
}
