package market.carrot.acceptance.system;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import market.carrot.acceptance.wire.Faults;
import market.carrot.acceptance.wire.Hop;

/** What is stopped refuses connections, and so does the proxy before it. */
final class Doors {
    private static final Map<Hop, Set<Part>> BEHIND = Map.of(
            Hop.PRODUCT, Set.of(Part.PRODUCT),
            Hop.PAYMENT, Set.of(Part.PAYMENT),
            Hop.READ_MODEL, Set.of(Part.READ_MODEL),
            Hop.COORDINATOR, Set.of(Part.LRA_COORDINATOR),
            Hop.TRADE, Set.of(Part.TRADE, Part.TRADE_2),
            Hop.CALLBACK, Set.of(Part.TRADE, Part.TRADE_2));

    private final Faults faults;
    private final Set<Part> stopped = EnumSet.noneOf(Part.class);

    Doors(Faults faults) {
        this.faults = faults;
    }

    /** Before they run. */
    void open(Part... parts) {
        stopped.removeAll(List.of(parts));
        BEHIND.forEach((hop, ends) -> {
            if (!stopped.containsAll(ends)) {
                faults.accept(hop);
            }
        });
    }

    /** When they run no more. */
    void close(Part... parts) {
        stopped.addAll(List.of(parts));
        BEHIND.forEach((hop, ends) -> {
            if (stopped.containsAll(ends)) {
                faults.refuse(hop);
            }
        });
    }
}
