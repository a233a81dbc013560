package market.carrot.local.torture.report;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import market.carrot.local.torture.evidence.Evidence;
import market.carrot.local.torture.evidence.WtbRow;
import market.carrot.local.torture.nemesis.Nemesis.Incident;
import market.carrot.local.torture.traffic.Purchase;
import market.carrot.local.torture.traffic.Purchase.Call;

/** All that is known of one trade, for whoever has to find out what went wrong. */
final class Story {
    private static final int BEFORE_SECONDS = 10;

    private Story() {}

    static List<String> of(long wtbId, Evidence evidence, List<Purchase> purchases, List<Incident> incidents) {
        Set<String> keys = evidence.wtbs().stream()
                .filter(wtb -> wtb.id() == wtbId && wtb.idempotencyKey() != null)
                .map(WtbRow::idempotencyKey)
                .collect(Collectors.toSet());
        List<Call> calls = purchases.stream()
                .filter(purchase -> keys.contains(purchase.key()) || purchase.wtbId() == wtbId)
                .flatMap(purchase -> purchase.calls().stream())
                .toList();
        return Stream.of(
                        happened(wtbId, evidence, calls, incidents),
                        evidence.wtbs().stream().filter(wtb -> wtb.id() == wtbId),
                        evidence.reservations().stream().filter(reservation -> reservation.wtbId() == wtbId),
                        evidence.holds().stream().filter(hold -> hold.wtbId() == wtbId),
                        evidence.transfers().stream().filter(transfer -> transfer.isOf(wtbId)),
                        evidence.views().stream().filter(view -> view.wtbId() == wtbId),
                        evidence.findings().stream().filter(finding -> finding.wtbId() == wtbId),
                        evidence.sagas().stream().filter(saga -> saga.clientId().equals(String.valueOf(wtbId))))
                .flatMap(some -> some)
                .map(Object::toString)
                .toList();
    }

    private record Moment(Instant at, Object what) {
        @Override
        public String toString() {
            return at + " " + what;
        }
    }

    private static Stream<Moment> happened(long wtbId, Evidence evidence, List<Call> calls, List<Incident> incidents) {
        Stream<Moment> called = calls.stream().map(call -> new Moment(call.from(), call));
        Stream<Moment> told = evidence.events().stream()
                .filter(event -> event.wtbId() == wtbId)
                .map(event -> new Moment(event.at(), event));
        return Stream.of(called, told, around(calls, incidents))
                .flatMap(some -> some)
                .sorted(Comparator.comparing(Moment::at));
    }

    private static Stream<Moment> around(List<Call> calls, List<Incident> incidents) {
        if (calls.isEmpty()) {
            return Stream.empty();
        }
        Instant from = calls.get(0).from().minusSeconds(BEFORE_SECONDS);
        Instant to = calls.get(calls.size() - 1).to();
        return incidents.stream()
                .filter(incident -> incident.at().isAfter(from) && incident.at().isBefore(to))
                .map(incident -> new Moment(incident.at(), "FAULT " + incident.fault()));
    }
}
