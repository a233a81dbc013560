package market.carrot.orchestrator.reconciliation;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import market.carrot.vitals.Sample;
import market.carrot.vitals.SampledGauge;

/** How many findings there are, of the whole market: each process of this role shows the same. */
class FindingsCount implements Sample {
    private final Findings findings;
    private final SampledGauge gauge;

    FindingsCount(Findings findings, MeterRegistry metrics) {
        this.findings = findings;
        this.gauge = new SampledGauge(
                metrics,
                "carrot.reconciliation.findings",
                "findings",
                "Inconsistencies that wait for an operator",
                "kind");
    }

    @Override
    public String name() {
        return "findings";
    }

    @Override
    public List<SampledGauge> gauges() {
        return List.of(gauge);
    }

    @Override
    public void take() {
        gauge.show(findings.count());
    }
}
