package market.carrot.orchestrator.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How far the view is behind is known from the topic, whether anybody reads it or not. */
class LagIT extends RunningReadModel {
    @Autowired
    MeterRegistry metrics;

    /** Fault: nobody reads the topic. */
    @Test
    void whatIsNotReadIsCountedAndItsAgeIsKnown() throws Exception {
        TradeStory before = TradeStory.begin();
        publish(before, before.requested());
        awaitVersion(before, 1);
        eventually().untilAsserted(() -> assertThat(lag()).isZero());
        assertThat(age()).isZero();

        camel.getRouteController().stopRoute("project-trades");
        List<TradeStory> trades = Stream.generate(TradeStory::begin).limit(10).toList();
        trades.forEach(trade -> publish(trade, trade.requested()));
        try {
            eventually().untilAsserted(() -> assertThat(lag()).isEqualTo(10));
            double then = age();
            eventually().untilAsserted(() -> assertThat(age()).isGreaterThan(then + 1));
        } finally {
            camel.getRouteController().startRoute("project-trades");
        }

        trades.forEach(trade -> awaitVersion(trade, 1));
        eventually().untilAsserted(() -> assertThat(lag()).isZero());
        eventually().untilAsserted(() -> assertThat(age()).isZero());
    }

    @Test
    void whomItDependsOnIsSeen() {
        eventually().untilAsserted(() -> assertThat(health("").body())
                .contains("\"kafkaTopic\":{\"status\":\"UP\"}", "\"issuer\":{\"status\":\"UP\"}"));
    }

    private double lag() {
        return value("carrot.read.model.lag");
    }

    private double age() {
        return value("carrot.read.model.lag.age");
    }

    /** Not known before it was asked for the first time. */
    private double value(String name) {
        Gauge gauge = metrics.find(name).gauge();
        return gauge == null ? Double.NaN : gauge.value();
    }
}
