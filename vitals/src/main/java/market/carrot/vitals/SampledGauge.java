package market.carrot.vitals;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** A gauge, or one for each value of a tag, that shows what a {@link Sample} was told last; NaN where that is not known. */
public final class SampledGauge {
    private static final String NO_TAG = "";

    private final MeterRegistry metrics;
    private final String name;
    private final String unit;
    private final String description;
    private final String tag;
    private final Map<String, AtomicReference<Double>> values = new ConcurrentHashMap<>();
    private volatile BooleanSupplier known = () -> true;

    /** @param unit the base unit, which ends the metric's name; null for what is counted in nothing */
    public SampledGauge(MeterRegistry metrics, String name, String unit, String description) {
        this(metrics, name, unit, description, NO_TAG);
    }

    /** @param tag of which there is one gauge for each value; there must be few */
    public SampledGauge(MeterRegistry metrics, String name, String unit, String description, String tag) {
        this.metrics = metrics;
        this.name = name;
        this.unit = unit;
        this.description = description;
        this.tag = tag;
    }

    /** For a gauge without a tag. */
    public void show(Number value) {
        show(Map.of(NO_TAG, value));
    }

    /** @param now by value of the tag; whatever was shown for others is known no more */
    public void show(Map<String, ? extends Number> now) {
        values.forEach((key, value) -> {
            if (!now.containsKey(key)) {
                value.set(Double.NaN);
            }
        });
        now.forEach((key, value) -> values.computeIfAbsent(key, this::register).set(value.doubleValue()));
    }

    /** @param condition asked each time that somebody looks; NaN is shown where it does not hold */
    void showWhile(BooleanSupplier condition) {
        known = condition;
    }

    private AtomicReference<Double> register(String key) {
        AtomicReference<Double> value = new AtomicReference<>(Double.NaN);
        Gauge.builder(name, value, last -> known.getAsBoolean() ? last.get() : Double.NaN)
                .baseUnit(unit)
                .description(description)
                .tags(tag.isEmpty() ? Tags.empty() : Tags.of(tag, key))
                .register(metrics);
        return value;
    }
}
