package market.carrot.local.torture.invariants;

import java.util.stream.Stream;
import market.carrot.local.torture.evidence.Evidence;

/** Something that must hold whenever all is quiet, whatever happened before. */
public interface Invariant {
    Stream<Violation> violations(Evidence evidence);
}
