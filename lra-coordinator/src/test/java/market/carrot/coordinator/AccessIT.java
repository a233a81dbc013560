package market.carrot.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;
import market.carrot.local.intruder.Forgeries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalManagementPort;

/** Who may speak to the coordinator. */
class AccessIT extends RunningCoordinator {

    @LocalManagementPort
    private int managementPort;

    private URI lra;

    @BeforeEach
    void anLraIsOpen() {
        lra = new LraClient(port, ISSUER.service("orchestrator")).start();
    }

    @AfterEach
    void itIsOver() {
        new LraClient(port, ISSUER.service("orchestrator")).close(lra);
    }

    /** All that it is asked. The LRA is one that there is: where a call were let in, it would make a difference. */
    private static final List<String> CALLS = List.of(
            "POST /start",
            "PUT /LRA",
            "PUT /LRA/close",
            "PUT /LRA/cancel",
            "GET /LRA",
            "GET /LRA/status",
            "GET /",
            "GET /recovery",
            "GET /recovery/failed",
            "DELETE /recovery/LRA");

    @ParameterizedTest
    @FieldSource("CALLS")
    void aCallerWithoutATokenIsUnknown(String call) {
        refuses(call, null, 401);
    }

    /** The same token, but for one thing. */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aForgedTokenIsRefused(String what, String token) {
        CALLS.forEach(call -> refuses(call, token, 401));
    }

    static Stream<Arguments> aForgedTokenIsRefused() {
        return Forgeries.ofService(ISSUER, "orchestrator").entrySet().stream()
                .map(forgery -> Arguments.of(forgery.getKey(), forgery.getValue()));
    }

    @ParameterizedTest
    @FieldSource("CALLS")
    void aUserMayNotEndSagas(String call) {
        refuses(call, ISSUER.user("orchestrator"), 403);
        refuses(call, ISSUER.user("operator", "operator"), 403);
    }

    /** Each service has the scope; that it may call one does not mean that it may call all. */
    @Test
    void noOtherServiceMay() {
        String inAnothersName = ISSUER.sign(
                ISSUER.claims("orchestrator").claim("scope", "internal").claim("azp", "payment"));
        CALLS.forEach(call -> {
            refuses(call, ISSUER.service("lra-coordinator"), 403);
            refuses(call, ISSUER.service("payment"), 403);
            refuses(call, inAnothersName, 403);
        });
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
    void healthAndMetricsAreOpenAndTheRestOfManagementIsNot() throws Exception {
        assertThat(get(managementPort, "/actuator/health/readiness")).isEqualTo(200);
        assertThat(get(managementPort, "/actuator/health/liveness")).isEqualTo(200);
        assertThat(get(managementPort, "/actuator/prometheus")).isEqualTo(200);
        assertThat(get(managementPort, "/actuator/env")).isEqualTo(401);
    }

    @Test
    void nothingElseIsServed() throws Exception {
        assertThat(get(port, "/")).isEqualTo(401);
    }

    private void refuses(String call, String token, int status) {
        String[] parts = call.split(" ");
        String id = lra.getPath().replaceFirst(".*/", "");
        String path = parts[1].equals("/") ? "" : parts[1].replace("LRA", id);
        assertThat(new LraClient(port, token)
                        .send(parts[0], path, "X-Nothing", "x")
                        .statusCode())
                .as(call)
                .isEqualTo(status);
        assertThat(new LraClient(port, ISSUER.service("orchestrator")).status(lra))
                .isEqualTo("Active");
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
