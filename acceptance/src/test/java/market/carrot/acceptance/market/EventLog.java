package market.carrot.acceptance.market;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

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
        return topic.records().stream()
                .filter(record -> String.valueOf(trade.wtbId()).equals(record.key()))
                // a story may have put there what is no event
                .filter(record -> record.value().startsWith("{"))
                .map(Event::new)
                .sorted(Comparator.comparingInt(Event::version))
                .filter(new TreeSet<>(Comparator.comparingInt(Event::version))::add)
                .toList();
    }
}
