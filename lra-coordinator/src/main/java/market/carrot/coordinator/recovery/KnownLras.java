package market.carrot.coordinator.recovery;

import io.micrometer.core.instrument.MeterRegistry;
import io.narayana.lra.LRAData;
import io.narayana.lra.coordinator.internal.LRARecoveryModule;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import market.carrot.vitals.Sample;
import market.carrot.vitals.SampledGauge;
import org.eclipse.microprofile.lra.annotation.LRAStatus;
import org.springframework.stereotype.Component;

/** The LRAs that this coordinator knows, and how long the ends of some have been tried. */
@Component
class KnownLras implements Sample {
    private static final Set<LRAStatus> ENDING = Set.of(LRAStatus.Closing, LRAStatus.Cancelling);

    private final Recovery recovery;
    private final SampledGauge lras;
    private final SampledGauge ending;
    /** When each that is ending was first seen so; Narayana itself keeps no such time. */
    private final Map<URI, Long> endingSince = new HashMap<>();

    KnownLras(Recovery recovery, MeterRegistry metrics) {
        this.recovery = recovery;
        this.lras = new SampledGauge(metrics, "carrot.lras", "lras", "LRAs by their status", "status");
        this.ending = new SampledGauge(
                metrics,
                "carrot.lras.ending",
                "seconds",
                "The longest that the end of one has been tried since this process began; 0 without any");
    }

    @Override
    public String name() {
        return "lras";
    }

    @Override
    public List<SampledGauge> gauges() {
        return List.of(lras, ending);
    }

    @Override
    public void take() {
        if (!recovery.isRunning()) {
            throw new IllegalStateException("the store is not scanned");
        }
        Collection<LRAData> known = known();
        Map<LRAStatus, Long> counts =
                known.stream().collect(Collectors.groupingBy(LRAData::getStatus, Collectors.counting()));
        lras.show(Stream.of(LRAStatus.values())
                .collect(Collectors.toMap(LRAStatus::name, status -> counts.getOrDefault(status, 0L))));
        ending.show(longest(known.stream()
                .filter(lra -> ENDING.contains(lra.getStatus()))
                .map(LRAData::getLraId)
                .collect(Collectors.toSet())));
    }

    /** Narayana lists an LRA whose end is pending twice, and those that it has given up elsewhere. */
    private static Collection<LRAData> known() {
        return Stream.concat(
                        LRARecoveryModule.getService().getAll().stream(),
                        LRARecoveryModule.getService().getFailedLRAs().stream())
                .collect(Collectors.toMap(LRAData::getLraId, Function.identity(), (first, second) -> second))
                .values();
    }

    private synchronized double longest(Set<URI> now) {
        long moment = System.nanoTime();
        endingSince.keySet().retainAll(now);
        now.forEach(lra -> endingSince.putIfAbsent(lra, moment));
        return endingSince.values().stream()
                .mapToDouble(since -> (moment - since) / 1e9)
                .max()
                .orElse(0);
    }
}
