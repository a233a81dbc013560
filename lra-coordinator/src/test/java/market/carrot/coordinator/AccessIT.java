package market.carrot.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;

/** Who may speak to the coordinator. */
class AccessIT extends RunningCoordinator {

    @LocalManagementPort
    private int managementPort;

    @Test
    void aCallerWithoutATokenIsUnknown() {
        assertThat(start(null)).isEqualTo(401);
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() {
        assertThat(start(ISSUER.token("another-market", "internal"))).isEqualTo(401);
    }

    @Test
    void aUserMayNotEndSagas() {
        assertThat(start(ISSUER.token("carrot-market", "openid"))).isEqualTo(403);
    }

    @Test
    void aServiceMay() {
        assertThat(start(ISSUER.serviceToken())).isEqualTo(201);
    }

    @Test
    void healthIsOpenAndTheRestOfManagementIsNot() throws Exception {
        assertThat(get(managementPort, "/actuator/health/readiness")).isEqualTo(200);
        assertThat(get(managementPort, "/actuator/health/liveness")).isEqualTo(200);
        assertThat(get(managementPort, "/actuator/env")).isEqualTo(401);
    }

    @Test
    void nothingElseIsServed() throws Exception {
        assertThat(get(port, "/")).isEqualTo(401);
    }

    private int start(String token) {
        return new LraClient(port, token).post("/start").statusCode();
    }

    private static int get(int port, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
