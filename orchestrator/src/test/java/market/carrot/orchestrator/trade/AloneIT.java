package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import market.carrot.local.engines.FreePorts;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class AloneIT {

    /**
     * Fault: broker, coordinator and identity provider are away when the process starts, and stay away. It is alive and
     * ready all the same: trades that are open are looked at and decided, and carried out later.
     */
    @Test
    void whoIsAwayIsSeenAndHoldsUpNothing() {
        Map<String, String> away = Map.of(
                "carrot.events.brokers", "127.0.0.1:" + FreePorts.next(),
                "carrot.coordinator.url", "http://127.0.0.1:" + FreePorts.next(),
                "carrot.identity.issuer-uri", "http://127.0.0.1:" + FreePorts.next());

        try (ConfigurableApplicationContext alone = AnotherApplication.start(new Surroundings("alone"), away)) {
            TradeStory.eventually().untilAsserted(() -> {
                Answer health = health(alone, "");
                for (String dependency : List.of("kafka", "coordinator", "issuer")) {
                    assertThat(health.body()
                                    .at("/components/" + dependency + "/status")
                                    .asText())
                            .as(dependency)
                            .isEqualTo("DOWN");
                }
                assertThat(health.body().at("/components/db/status").asText()).isEqualTo("UP");
            });
            assertThat(health(alone, "/liveness").status()).isEqualTo(200);
            assertThat(health(alone, "/readiness").status()).isEqualTo(200);
        }
    }

    private static Answer health(ConfigurableApplicationContext application, String group) {
        return Person.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                + application.getEnvironment().getProperty("local.management.port") + "/actuator/health" + group)));
    }
}
