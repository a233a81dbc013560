package market.carrot.vitals;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** The state of whom a sample asks, as it was when it was last asked: whoever wants to know it does not wait. */
public final class SampledHealth implements HealthIndicator {
    private final Sampler sampler;
    private final Sample sample;

    public SampledHealth(Sampler sampler, Sample sample) {
        this.sampler = sampler;
        this.sample = sample;
    }

    @Override
    public Health health() {
        return Health.status(sampler.status(sample)).build();
    }
}
