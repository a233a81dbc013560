package market.carrot.local.torture.invariants;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import market.carrot.local.torture.evidence.Evidence;
import market.carrot.local.torture.evidence.TopicEvent;
import market.carrot.local.torture.evidence.WtbRow;

/**
 * The topic tells each trade's whole history: each version once after repeats are taken away, none missing, none that
 * says two things, in an order that a trade can have, up to the state in which the trade is.
 */
final class EventsAreComplete implements Invariant {
    private static final Set<List<String>> HISTORIES = Set.of(
            List.of("WtbPayFailed"),
            List.of("WtbAdded", "WtbRejected"),
            List.of("WtbAdded", "WtbCancelled"),
            List.of("WtbAdded", "WtbExpired"),
            List.of("WtbAdded", "WtbAccepted", "DealFinished"));

    @Override
    public Stream<Violation> violations(Evidence evidence) {
        Map<Long, List<TopicEvent>> events = evidence.eventsByTrade();
        Map<Long, WtbRow> wtbs = evidence.wtbById();
        Stream<Violation> ofNothing = events.keySet().stream()
                .filter(wtbId -> !wtbs.containsKey(wtbId))
                .map(wtbId -> Violation.of(this, wtbId, "has events but is no trade"));
        Stream<Violation> wrong =
                evidence.wtbs().stream().flatMap(wtb -> violations(wtb, events.getOrDefault(wtb.id(), List.of())));
        return Stream.concat(ofNothing, wrong);
    }

    private Stream<Violation> violations(WtbRow wtb, List<TopicEvent> records) {
        SortedMap<Integer, TopicEvent> versions = new TreeMap<>();
        Set<String> texts = new HashSet<>();
        records.forEach(record -> {
            versions.put(record.version(), record);
            texts.add(record.text());
        });
        List<String> history =
                versions.values().stream().map(TopicEvent::eventType).toList();
        boolean legal = wtb.isTombstone() ? history.isEmpty() : HISTORIES.contains(history);
        boolean whole = versions.size() == wtb.events()
                && (versions.isEmpty() || versions.firstKey() == 1 && versions.lastKey() == versions.size());
        boolean oneEach = texts.size() == versions.size();
        boolean same =
                versions.isEmpty() || versions.get(versions.lastKey()).state().equals(wtb.label());
        return legal && whole && oneEach && same
                ? Stream.empty()
                : Stream.of(Violation.of(
                        this,
                        wtb.id(),
                        "is %s after %d events, but the topic says %s",
                        wtb.label(),
                        wtb.events(),
                        texts));
    }
}
