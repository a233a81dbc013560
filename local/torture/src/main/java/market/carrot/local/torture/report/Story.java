package market.carrot.local.torture.report;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import market.carrot.local.torture.evidence.Evidence;
import market.carrot.local.torture.nemesis.Nemesis.Incident;
import market.carrot.local.torture.traffic.Purchase;
import market.carrot.local.torture.traffic.Purchase.Call;

/** All that is known of one trade, for whoever has to find out what went wrong. */
final class Story {
    private static final int BEFORE_SECONDS = 10;

    private Story() {}

    static List<String> of(long wtbId, Evidence evidence, List<Purchase> purchases, List<Incident> incidents) {
        List<Call> calls = purchases.stream()
                .filter(purchase -> purchase.wtbId() == wtbId)
                .flatMap(purchase -> purchase.calls().stream())
                .toList();
        return Stream.of(
                        Stream.concat(calls.stream().map(call -> line(call.from(), call)), around(calls, incidents))
                                .sorted(),
                        evidence.wtbs().stream().filter(wtb -> wtb.id() == wtbId),
                        evidence.reservations().stream().filter(reservation -> reservation.wtbId() == wtbId),
                        evidence.holds().stream().filter(hold -> hold.wtbId() == wtbId),
                        evidence.transfers().stream().filter(transfer -> transfer.isOf(wtbId)),
                        evidence.events().stream().filter(event -> event.wtbId() == wtbId),
                        evidence.views().stream().filter(view -> view.wtbId() == wtbId),
                        evidence.sagas().stream().filter(saga -> saga.clientId().equals(String.valueOf(wtbId))))
                .flatMap(some -> some)
                .map(Object::toString)
                .toList();
    }

    private static Stream<String> around(List<Call> calls, List<Incident> incidents) {
        if (calls.isEmpty()) {
            return Stream.empty();
        }
        Instant from = calls.get(0).from().minusSeconds(BEFORE_SECONDS);
        Instant to = calls.get(calls.size() - 1).to();
        return incidents.stream()
                .filter(incident -> incident.at().isAfter(from) && incident.at().isBefore(to))
                .map(incident -> line(incident.at(), "FAULT " + incident.fault()));
    }

    private static String line(Instant at, Object what) {
        return at + " " + what;
    }
}
