package market.carrot.local.torture.invariants;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import market.carrot.local.torture.evidence.Evidence;
import market.carrot.local.torture.evidence.TopicEvent;
import market.carrot.local.torture.evidence.WtbRow;
import market.carrot.local.torture.traffic.Purchase;

/** Silence decides only when the time to decide is over: no trade expires, or finishes without its buyer, before that. */
final class NobodyIsHurried implements Invariant {
    private final List<Purchase> purchases;

    NobodyIsHurried(List<Purchase> purchases) {
        this.purchases = purchases;
    }

    @Override
    public Stream<Violation> violations(Evidence evidence) {
        Map<Long, WtbRow> wtbs = evidence.wtbById();
        Set<String> finishing = purchases.stream()
                .filter(purchase ->
                        purchase.calls().stream().anyMatch(call -> call.what().equals("finish")))
                .map(Purchase::key)
                .collect(Collectors.toSet());
        return evidence.events().stream()
                .filter(event -> wtbs.containsKey(event.wtbId()))
                .filter(event -> isHurried(event, wtbs.get(event.wtbId()), finishing))
                .map(event -> Violation.of(this, event.wtbId(), "ended before its time: %s", event));
    }

    private static boolean isHurried(TopicEvent event, WtbRow wtb, Set<String> finishing) {
        return switch (event.eventType()) {
            case "WtbExpired" -> event.at().isBefore(wtb.decideBy());
            case "DealFinished" ->
                event.at().isBefore(wtb.finishBy()) && !finishing.contains(String.valueOf(wtb.idempotencyKey()));
            default -> false;
        };
    }
}
