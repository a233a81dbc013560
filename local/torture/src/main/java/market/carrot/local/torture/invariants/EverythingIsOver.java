package market.carrot.local.torture.invariants;

import java.util.stream.Stream;
import market.carrot.local.torture.evidence.Evidence;

/** Every trade is final, and no LRA is open or failed. */
final class EverythingIsOver implements Invariant {

    @Override
    public Stream<Violation> violations(Evidence evidence) {
        Stream<Violation> trades = evidence.wtbs().stream()
                .filter(wtb -> !wtb.isFinal())
                .map(wtb -> Violation.of(this, wtb.id(), "is still %s", wtb.label()));
        Stream<Violation> sagas = evidence.sagas().stream()
                .map(saga -> Violation.of(this, tradeOf(saga.clientId()), "has an LRA left: %s", saga));
        return Stream.concat(trades, sagas);
    }

    private static long tradeOf(String clientId) {
        return clientId.matches("\\d{1,18}") ? Long.parseLong(clientId) : 0;
    }
}
