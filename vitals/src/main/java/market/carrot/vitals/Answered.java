package market.carrot.vitals;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Status;

/** A sample and how it was answered. */
final class Answered {
    private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);

    final Sample sample;
    private volatile long lastAnswer = System.nanoTime();
    private volatile Status status = Status.UNKNOWN;

    Answered(Sample sample, MeterRegistry metrics) {
        this.sample = sample;
        TimeGauge.builder("carrot.sample.age", this, TimeUnit.MILLISECONDS, answered -> answered.age()
                        .toMillis())
                .description("Since this was last known, or since the process began if it never was")
                .tag("sample", sample.name())
                .register(metrics);
    }

    Status status() {
        return status;
    }

    void succeeded() {
        if (status == Status.DOWN) {
            LOG.info("{}: an answer again", sample.name());
        }
        lastAnswer = System.nanoTime();
        status = Status.UP;
    }

    void failed(Exception failure, Duration keepFor) {
        if (status != Status.DOWN) {
            LOG.warn("{}: no answer, {}", sample.name(), failure.toString());
        }
        status = Status.DOWN;
        if (age().compareTo(keepFor) > 0) {
            sample.gauges().forEach(SampledGauge::forget);
        }
    }

    private Duration age() {
        return Duration.ofNanos(System.nanoTime() - lastAnswer);
    }
}
