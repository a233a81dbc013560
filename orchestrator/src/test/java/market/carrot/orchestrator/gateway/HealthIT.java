package market.carrot.orchestrator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The gateway needs nobody: each path fails for itself. */
class HealthIT extends RunningGateway {

    /** Fault: there is no identity provider, and all services are gone. */
    @Test
    void nobodyItPassesRequestsToMakesItUnready() {
        Stream.of(PRODUCT, TRADE, PAYMENT, READ_MODEL).forEach(FakeService::goAway);
        try {
            Awaitility.await("the identity provider is missed")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> health("").body().contains("\"issuer\":{\"status\":\"DOWN\"}"));

            assertThat(health("/liveness").statusCode()).isEqualTo(200);
            assertThat(health("/readiness").statusCode()).isEqualTo(200);
        } finally {
            Stream.of(PRODUCT, TRADE, PAYMENT, READ_MODEL).forEach(FakeService::comeBack);
        }
    }

    private HttpResponse<String> health(String group) {
        return send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/actuator/health" + group)));
    }
}
