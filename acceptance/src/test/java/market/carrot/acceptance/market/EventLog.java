package market.carrot.acceptance.market;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What was told on the topic {@code wtb-events}, as any consumer reads it. */
public final class EventLog {
    private final Topic topic;

    EventLog(Topic topic) {
        this.topic = topic;
    }

    /** Waits until it is told that this happened to the trade. */
    public Event of(Trade trade, String type) {
        return Patience.await(type + " of trade " + trade.wtbId())
                .until(() -> of(trade), events -> events.stream().anyMatch(event -> event.is(type)))
                .stream()
                .filter(event -> event.is(type))
                .findFirst()
                .orElseThrow();
    }

    /** What was told of the trade until now, in the order of its versions, repetitions left out. */
    public List<Event> of(Trade trade) {
        String key = String.valueOf(trade.wtbId());
        return inOrder(topic.records().stream().filter(record -> key.equals(record.key())));
    }

    /** The same of every trade, by its number. */
    public Map<String, List<Event>> byTrade() {
        return topic.records().stream()
                .filter(record -> record.key() != null)
                .collect(groupingBy(
                        ConsumerRecord::key, collectingAndThen(toList(), records -> inOrder(records.stream()))));
    }

    private static List<Event> inOrder(Stream<ConsumerRecord<String, String>> records) {
        // a story may have put there what is no event
        return records.filter(record -> record.value().startsWith("{"))
                .map(Event::new)
                .sorted(Comparator.comparingInt(Event::version))
                .filter(new TreeSet<>(Comparator.comparingInt(Event::version))::add)
                .toList();
    }
}
