package market.carrot.orchestrator.trade;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import market.carrot.vitals.Sample;
import market.carrot.vitals.SampledGauge;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is committed and not published yet, of the whole market: each process of this role shows the same. */
class OutboxDepth implements Sample {
    private static final String QUERY =
            """
            select count(*) as events, extract(epoch from clock_timestamp() - min(occurred_at)) as oldest
            from outbox""";

    private final JdbcTemplate database;
    private final SampledGauge events;
    private final SampledGauge oldest;

    OutboxDepth(JdbcTemplate database, MeterRegistry metrics) {
        this.database = database;
        this.events =
                new SampledGauge(metrics, "carrot.outbox", "events", "Events that are committed and not published yet");
        this.oldest = new SampledGauge(
                metrics, "carrot.outbox.oldest", "seconds", "Since the oldest of them happened; 0 without any");
    }

    @Override
    public String name() {
        return "outbox";
    }

    @Override
    public List<SampledGauge> gauges() {
        return List.of(events, oldest);
    }

    @Override
    public void take() {
        database.query(QUERY, row -> {
            events.show(row.getLong("events"));
            oldest.show(row.getDouble("oldest"));
        });
    }
}
