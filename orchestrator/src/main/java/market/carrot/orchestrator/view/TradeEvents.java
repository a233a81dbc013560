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
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Reads events from records, and sets aside what is none. */
@Component("tradeEvents")
@Profile(Role.READ_MODEL_PROFILE)
class TradeEvents {
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
        List<EventBatch.Received> events = new ArrayList<>(records.size());
        List<Message> unusable = new ArrayList<>();
        List<TracedEvent> traced = new ArrayList<>();
        for (Exchange each : records) {
            Message record = each.getMessage();
            try {
                TradeEvent event = event(record.getBody(byte[].class));
                events.add(new EventBatch.Received(event, record));
                TracedEvent.of(event, record, tracer).ifPresent(traced::add);
            } catch (UnusableException e) {
                unusable.add(DeadLetterHeaders.on(record, e.getMessage()));
            }
        }
        return new EventBatch(records, events, unusable, traced);
    }

    /** The view has them. */
    public void stored(@Body EventBatch batch) {
        batch.traced().forEach(TracedEvent::isStored);
    }

    /** @throws UnusableException when there is no event in it; the message says why */
    TradeEvent event(byte[] value) {
        try {
            TradeEvent event = value == null ? null : json.readValue(value);
            if (event == null) {
                throw new UnusableException("There is no event in it", null);
            }
            return event;
        } catch (JsonProcessingException e) {
            throw new UnusableException(e.getOriginalMessage(), e);
        } catch (IOException | IllegalArgumentException e) {
            throw new UnusableException(e.getMessage(), e);
        }
    }
}
