package market.carrot.orchestrator.reconciliation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/** What reconciliation has done, as metrics. Every kind is there from the start, at zero. */
class RepairCounters {
    private final Map<Repair.Kind, Counter> done = new EnumMap<>(Repair.Kind.class);
    private final Map<Repair.Kind, Counter> failed = new EnumMap<>(Repair.Kind.class);

    RepairCounters(MeterRegistry metrics) {
        for (Repair.Kind kind : Repair.Kind.values()) {
            done.put(
                    kind,
                    Counter.builder("carrot.reconciliation.repairs")
                            .description("Inconsistencies that had one right answer and got it")
                            .tag("kind", kind.label())
                            .register(metrics));
            failed.put(
                    kind,
                    Counter.builder("carrot.reconciliation.repairs.failed")
                            .description("Attempts at a repair that did not succeed; each is made again")
                            .tag("kind", kind.label())
                            .register(metrics));
        }
    }

    void done(Repair.Kind kind) {
        done.get(kind).increment();
    }

    void failed(Repair.Kind kind) {
        failed.get(kind).increment();
    }
}
