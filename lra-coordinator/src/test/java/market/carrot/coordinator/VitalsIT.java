package market.carrot.coordinator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;

/** What operators see of LRAs without asking for any. */
class VitalsIT extends RunningCoordinator {

    @Autowired
    private MeterRegistry metrics;

    @LocalManagementPort
    private int managementPort;

    /** Fault: the participant does not answer until it is released. Other tests have LRAs of their own here. */
    @Test
    void anEndThatDoesNotGetThroughIsSeenToWait() throws Exception {
        try (Participant participant = newParticipant().hanging()) {
            URI lra = coordinator.start();
            coordinator.join(lra, participant);
            soon(() -> assertThat(lras("Active")).isPositive());

            assertThat(coordinator.close(lra)).isEqualTo("Closing");

            soon(() -> assertThat(lras("Closing")).isPositive());
            soon(() -> assertThat(metrics.get("carrot.lras.ending").gauge().value())
                    .isGreaterThan(1));
            double closing = lras("Closing");
            participant.release();
            soon(() -> assertThat(lras("Closing")).isLessThan(closing));
        }
    }

    @Test
    void theRoomOfTheStoreIsSeen() {
        assertThat(metrics.get("carrot.store.free").gauge().value())
                .isGreaterThan(metrics.get("carrot.store.min.free").gauge().value());
    }

    @Test
    void whomItDependsOnIsSeen() {
        soon(() ->
                assertThat(health()).contains("\"issuer\":{\"status\":\"UP\"}", "\"objectStore\":{\"status\":\"UP\"}"));
    }

    private String health() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + managementPort + "/actuator/health"))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private double lras(String status) {
        Gauge gauge = metrics.find("carrot.lras").tag("status", status).gauge();
        return gauge == null ? 0 : gauge.value();
    }

    /** The sampler asks now and then. */
    private static void soon(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }
}
