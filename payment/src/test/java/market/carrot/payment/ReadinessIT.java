package market.carrot.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import market.carrot.payment.support.Answer;
import market.carrot.payment.support.PaymentClient;
import market.carrot.payment.support.PaymentIT;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;

class ReadinessIT extends PaymentIT {
    @LocalManagementPort
    private int managementPort;

    @Test
    void readyMeansThatTheDatabaseAnswers() {
        PaymentClient management = new PaymentClient(managementPort);

        await("the first look").untilAsserted(() -> {
            Answer readiness = management.get("/actuator/health/readiness", null);
            assertThat(readiness.status()).isEqualTo(200);
            assertThat(readiness.body().at("/components/db/status").asText()).isEqualTo("UP");
        });
    }

    @Test
    void livenessAsksNobodyElse() {
        Answer liveness = new PaymentClient(managementPort).get("/actuator/health/liveness", null);

        assertThat(liveness.status()).isEqualTo(200);
        assertThat(liveness.body().path("components").has("db")).isFalse();
    }
}
