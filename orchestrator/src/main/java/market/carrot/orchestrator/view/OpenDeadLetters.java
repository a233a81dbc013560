package market.carrot.orchestrator.view;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import market.carrot.vitals.Sample;
import market.carrot.vitals.SampledGauge;

/** How many dead letters nobody has replayed, of the whole market: each process of this role shows the same. */
class OpenDeadLetters implements Sample {
    private final DeadLetters letters;
    private final SampledGauge gauge;

    OpenDeadLetters(DeadLetters letters, MeterRegistry metrics) {
        this.letters = letters;
        this.gauge = new SampledGauge(
                metrics,
                "carrot.dead.letters",
                "letters",
                "Records that could not be applied to the view, and that nobody has replayed");
    }

    @Override
    public String name() {
        return "dead-letters";
    }

    @Override
    public List<SampledGauge> gauges() {
        return List.of(gauge);
    }

    @Override
    public void take() {
        gauge.show(letters.open());
    }
}
