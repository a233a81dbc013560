package market.carrot.orchestrator.view;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Some records of the topic, which are done with together.
 *
 * @param records as Kafka gave them, in order of each partition
 * @param events what could be read of them
 * @param unusable the others, each with headers that say where it stood and what is wrong with it
 * @param traced spans of those events that came with a trace, until they are stored
 */
public record EventBatch(
        List<Exchange> records, List<Received> events, List<Message> unusable, List<TracedEvent> traced) {

    /** An event, and the record that it came in. */
    public record Received(TradeEvent event, Message record) {}
}
