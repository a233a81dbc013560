package market.carrot.local.torture.invariants;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import market.carrot.local.torture.evidence.Evidence;

/**
 * The saga itself brings every trade to its end. All that a crash may leave to reconciliation is an LRA that never got a
 * trade; had it to move money or units, some step would have been forgotten.
 */
final class ReconciliationIsIdle implements Invariant {
    private static final Set<String> EXPECTED = Set.of("cancel-saga");

    private final Map<String, Long> repairs;

    /** @param repairs how many of each kind were made */
    ReconciliationIsIdle(Map<String, Long> repairs) {
        this.repairs = repairs;
    }

    @Override
    public Stream<Violation> violations(Evidence evidence) {
        Stream<Violation> repaired = repairs.entrySet().stream()
                .filter(repair -> !EXPECTED.contains(repair.getKey()))
                .map(repair -> Violation.of(this, 0, "%d times it had to %s", repair.getValue(), repair.getKey()));
        Stream<Violation> found = evidence.findings().stream()
                .map(finding -> Violation.of(this, finding.wtbId(), "is found wrong: %s", finding));
        return Stream.concat(repaired, found);
    }
}
