package market.carrot.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import market.carrot.local.intruder.Forgeries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalManagementPort;

/** Who may speak to the coordinator. */
class AccessIT extends RunningCoordinator {

    @LocalManagementPort
    private int managementPort;

    @Test
    void aCallerWithoutATokenIsUnknown() {
        assertThat(start(null)).isEqualTo(401);
    }

    /** The same token, but for one thing. */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aForgedTokenIsRefused(String what, String token) {
        assertThat(start(token)).isEqualTo(401);
    }

    static Stream<Arguments> aForgedTokenIsRefused() {
        return Forgeries.ofService(ISSUER, "orchestrator").entrySet().stream()
                .map(forgery -> Arguments.of(forgery.getKey(), forgery.getValue()));
    }

    @Test
    void aUserMayNotEndSagas() {
        assertThat(start(ISSUER.user("orchestrator"))).isEqualTo(403);
        assertThat(start(ISSUER.user("operator", "operator"))).isEqualTo(403);
    }

    /** Each service has the scope; that it may call one does not mean that it may call all. */
    @Test
    void noOtherServiceMay() {
        assertThat(start(ISSUER.service("lra-coordinator"))).isEqualTo(403);
        assertThat(start(ISSUER.service("payment"))).isEqualTo(403);
        assertThat(start(ISSUER.sign(
                        ISSUER.claims("orchestrator").claim("scope", "internal").claim("azp", "payment"))))
                .isEqualTo(403);
    }

    @Test
    void theOneThatTradesMay() {
        assertThat(start(ISSUER.service("orchestrator"))).isEqualTo(201);
        assertThat(start(ISSUER.sign(ISSUER.claims("service-account-4711")
                        .claim("scope", "internal")
                        .claim("azp", "orchestrator"))))
                .isEqualTo(201);
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
