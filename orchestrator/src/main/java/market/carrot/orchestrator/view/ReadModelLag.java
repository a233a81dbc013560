package market.carrot.orchestrator.view;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import market.carrot.vitals.Sample;
import market.carrot.vitals.SampledGauge;

/**
 * How far the view is behind the topic, of the whole market: each process of this role shows the same. The broker is asked,
 * so that it is known also while nobody reads.
 */
class ReadModelLag implements Sample {
    private static final double MILLIS = 1000;

    private final EventOffsets offsets;
    private final OldestUnread unread;
    private final Clock clock;
    private final SampledGauge events;
    private final SampledGauge age;

    ReadModelLag(EventOffsets offsets, OldestUnread unread, Clock clock, MeterRegistry metrics) {
        this.offsets = offsets;
        this.unread = unread;
        this.clock = clock;
        this.events = new SampledGauge(
                metrics, "carrot.read.model.lag", "events", "Events on the topic that the view does not have yet");
        this.age = new SampledGauge(
                metrics,
                "carrot.read.model.lag.age",
                "seconds",
                "Since the oldest of them was published; 0 without any");
    }

    @Override
    public String name() {
        return "read-model-lag";
    }

    @Override
    public List<SampledGauge> gauges() {
        return List.of(events, age);
    }

    @Override
    public void take() throws InterruptedException {
        List<Position> behind = offsets.positions().stream()
                .filter(position -> position.behind() > 0)
                .toList();
        events.show(behind.stream().mapToLong(Position::behind).sum());
        age.show(behind.isEmpty() ? 0 : ageOfOldest(behind));
    }

    /** NaN when Kafka did not say of any in time. */
    private double ageOfOldest(List<Position> behind) {
        Instant now = clock.instant();
        return unread.of(behind).values().stream()
                .mapToDouble(published ->
                        Math.max(0, Duration.between(published, now).toMillis() / MILLIS))
                .max()
                .orElse(Double.NaN);
    }
}
