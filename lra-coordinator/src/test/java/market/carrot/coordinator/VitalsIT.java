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

    /** Fault: the participant answers 503 until it is told otherwise. */
    @Test
    void anEndThatDoesNotGetThroughIsSeenToWait() throws Exception {
        try (Participant participant = newParticipant()) {
            participant.answering(503, 503, 503, 503);
            URI lra = coordinator.start();
            coordinator.join(lra, participant);
            double active = value("carrot.lras", "Active");
            soon(() -> assertThat(value("carrot.lras", "Active")).isPositive());

            assertThat(coordinator.close(lra)).isEqualTo("Closing");

            soon(() -> assertThat(value("carrot.lras", "Closing")).isEqualTo(1));
            soon(() -> assertThat(metrics.get("carrot.lras.ending").gauge().value())
                    .isGreaterThan(1));
            assertThat(active).isNotNegative();
            soon(() -> assertThat(value("carrot.lras", "Closing")).isZero());
            soon(() -> assertThat(metrics.get("carrot.lras.ending").gauge().value())
                    .isZero());
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

    private double value(String name, String status) {
        Gauge gauge = metrics.find(name).tag("status", status).gauge();
        return gauge == null ? 0 : gauge.value();
    }

    /** The sampler asks now and then. */
    private static void soon(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }
}
