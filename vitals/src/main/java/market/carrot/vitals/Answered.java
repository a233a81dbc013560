package market.carrot.vitals;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Status;

/**
 * A sample and how it was answered. Whether the last answer still counts is decided by whoever looks: a question that
 * hangs says nothing.
 */
final class Answered {
    private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);

    final Sample sample;
    private final Duration keepFor;
    private volatile long lastAnswer = System.nanoTime();
    /** Since when a newer answer has been asked for; null when nobody waits for one. */
    private volatile Long askedAt;

    private volatile Status status = Status.UNKNOWN;

    Answered(Sample sample, Duration keepFor, MeterRegistry metrics) {
        this.sample = sample;
        this.keepFor = keepFor;
        sample.gauges().forEach(gauge -> gauge.showWhile(this::counts));
        TimeGauge.builder("carrot.sample.age", this, TimeUnit.MILLISECONDS, answered -> since(answered.lastAnswer)
                        .toMillis())
                .description("Since this was last known, or since the process began if it never was")
                .tag("sample", sample.name())
                .register(metrics);
    }

    Status status() {
        return counts() ? status : Status.DOWN;
    }

    void asked() {
        if (askedAt == null) {
            askedAt = System.nanoTime();
        }
    }

    void succeeded() {
        if (status == Status.DOWN) {
            LOG.info("{}: an answer again", sample.name());
        }
        lastAnswer = System.nanoTime();
        status = Status.UP;
        askedAt = null;
    }

    void failed(Exception failure) {
        if (status != Status.DOWN) {
            LOG.warn("{}: no answer, {}", sample.name(), failure.toString());
        }
        status = Status.DOWN;
    }

    /** Not since the last answer: some are asked for every few minutes only. */
    private boolean counts() {
        Long since = askedAt;
        return since == null || since(since).compareTo(keepFor) <= 0;
    }

    private static Duration since(long moment) {
        return Duration.ofNanos(System.nanoTime() - moment);
    }
}
