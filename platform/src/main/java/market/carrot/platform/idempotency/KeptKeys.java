package market.carrot.platform.idempotency;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import market.carrot.vitals.Sample;
import market.carrot.vitals.SampledGauge;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many idempotency keys the service keeps: each of its processes shows the same. */
class KeptKeys implements Sample {
    private final JdbcClient database;
    private final SampledGauge keys;

    KeptKeys(JdbcClient database, MeterRegistry metrics) {
        this.database = database;
        this.keys = new SampledGauge(
                metrics,
                "carrot.idempotency.keys",
                "keys",
                "Idempotency keys that are kept, settled or with an outcome that nobody knows yet",
                "settled");
    }

    @Override
    public String name() {
        return "idempotency-keys";
    }

    @Override
    public List<SampledGauge> gauges() {
        return List.of(keys);
    }

    @Override
    public void take() {
        keys.show(database.sql("select count(*) filter (where settled) as settled,"
                        + " count(*) filter (where not settled) as unsettled from idempotency_key")
                .query((row, number) -> Map.of("true", row.getLong("settled"), "false", row.getLong("unsettled")))
                .single());
    }
}
