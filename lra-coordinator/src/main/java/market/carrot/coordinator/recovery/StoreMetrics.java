package market.carrot.coordinator.recovery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import market.carrot.coordinator.CoordinatorProperties;
import org.springframework.stereotype.Component;

/** The room on the store's disk. */
@Component
class StoreMetrics implements MeterBinder {
    private final ObjectStore store;
    private final CoordinatorProperties properties;

    StoreMetrics(ObjectStore store, CoordinatorProperties properties) {
        this.store = store;
        this.properties = properties;
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        Gauge.builder("carrot.store.free", store, known -> known.directory()
                        .toFile()
                        .getUsableSpace())
                .baseUnit("bytes")
                .description("Room on the disk of the object store")
                .register(metrics);
        Gauge.builder(
                        "carrot.store.min.free",
                        () -> properties.store().minFree().toBytes())
                .baseUnit("bytes")
                .description("With less room than this the coordinator takes no change")
                .register(metrics);
    }
}
