package market.carrot.local.torture.invariants;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import market.carrot.local.torture.evidence.Evidence;
import market.carrot.local.torture.evidence.TimelineRow;
import market.carrot.local.torture.evidence.TopicEvent;
import market.carrot.local.torture.evidence.ViewRow;
import market.carrot.local.torture.evidence.WtbRow;

/** My page shows every trade as it is, and its timeline as the topic tells it. */
final class ReadModelEqualsWriteSide implements Invariant {

    @Override
    public Stream<Violation> violations(Evidence evidence) {
        return Stream.concat(trades(evidence), timelines(evidence));
    }

    private Stream<Violation> trades(Evidence evidence) {
        Map<Long, ViewRow> views = evidence.viewByTrade();
        Map<Long, WtbRow> wtbs = evidence.wtbById();
        Stream<Violation> ofNothing = views.keySet().stream()
                .filter(wtbId -> !wtbs.containsKey(wtbId))
                .map(wtbId -> Violation.of(this, wtbId, "is on my page but is no trade"));
        Stream<Violation> wrong = evidence.wtbs().stream()
                .filter(wtb -> !wtb.isTombstone())
                .filter(wtb -> !expected(wtb).equals(views.get(wtb.id())))
                .map(wtb -> Violation.of(
                        this, wtb.id(), "my page shows %s instead of %s", views.get(wtb.id()), expected(wtb)));
        return Stream.concat(ofNothing, wrong);
    }

    private static ViewRow expected(WtbRow wtb) {
        return new ViewRow(
                wtb.id(),
                wtb.events(),
                wtb.label(),
                wtb.productId(),
                wtb.buyerId(),
                wtb.sellerId(),
                wtb.price(),
                wtb.currency(),
                wtb.paymentId(),
                wtb.reason());
    }

    private Stream<Violation> timelines(Evidence evidence) {
        Map<Long, Set<TimelineRow>> told = evidence.events().stream()
                .map(ReadModelEqualsWriteSide::row)
                .collect(Collectors.groupingBy(TimelineRow::wtbId, Collectors.toSet()));
        Map<Long, List<TimelineRow>> shown =
                evidence.timeline().stream().collect(Collectors.groupingBy(TimelineRow::wtbId));
        return Stream.of(told.keySet(), shown.keySet())
                .flatMap(Collection::stream)
                .distinct()
                .filter(wtbId ->
                        !Set.copyOf(shown.getOrDefault(wtbId, List.of())).equals(told.get(wtbId)))
                .map(wtbId ->
                        Violation.of(this, wtbId, "my page tells %s instead of %s", shown.get(wtbId), told.get(wtbId)));
    }

    private static TimelineRow row(TopicEvent event) {
        return new TimelineRow(event.wtbId(), event.version(), event.eventType(), event.state());
    }
}
