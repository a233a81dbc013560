package market.carrot.orchestrator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import market.carrot.platform.problem.ProblemType;
import org.apache.camel.Route;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the outside can reach. */
class PublicPathsIT extends RunningGateway {

    /** And of what is for operators, what they may have from outside. */
    @Test
    void thePublicPathsAreTheContracts() throws IOException {
        Set<String> published = new TreeSet<>(paths("market"));
        paths("operations").stream()
                .filter(path -> path.startsWith("/operations/"))
                .forEach(published::add);

        Set<String> served = camel.getRoutes().stream()
                .map(Route::getEndpoint)
                .filter(PlatformHttpEndpoint.class::isInstance)
                .map(endpoint -> ((PlatformHttpEndpoint) endpoint).getPath())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(served).isEqualTo(published);
    }

    private static List<String> paths(String document) throws IOException {
        JsonNode contract = new ObjectMapper(new YAMLFactory())
                .readTree(PublicPathsIT.class.getResourceAsStream("/openapi/" + document + ".yaml"));
        List<String> paths = new ArrayList<>();
        contract.get("paths").fieldNames().forEachRemaining(paths::add);
        return paths;
    }

    @ParameterizedTest
    @CsvSource({
        "/products, product",
        "/products/1, product",
        "/wtbs, trade",
        "/wtbs/1, trade",
        "/wtbs/1/accept, trade",
        "/wtbs/1/reject, trade",
        "/wtbs/1/cancel, trade",
        "/wtbs/1/finish, trade",
        "/wtbInboxes, read-model",
        "/myPages, read-model",
        "/myPages/1, read-model",
        "/myPages/1/events, read-model",
        "/wallets/me, payment",
        "/wallets/me/deposits, payment",
        "/wallets/me/withdrawals, payment",
        "/payments, payment",
        "/payments/1, payment",
        "/payLogs, payment",
        "/operations/trades, trade",
        "/operations/trades/1, trade",
        "/operations/trades/1/retry, trade",
        "/operations/trades/1/cancel, trade",
        "/operations/trades/1/finish, trade",
        "/operations/findings, trade",
        "/operations/audit, trade",
        "/operations/breakers, trade",
        "/operations/breakers/payment/close, trade",
        "/operations/breakers/payment/open, trade",
        "/operations/read-model, read-model",
        "/operations/read-model/rebuild, read-model",
        "/operations/read-model/audit, read-model",
        "/operations/dead-letters, read-model",
        "/operations/dead-letters/1, read-model",
        "/operations/dead-letters/1/replay, read-model"
    })
    void aPathLeadsToItsService(String path, String service) {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"service\":\"" + service + "\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/products/",
                "/products/1/",
                "/products/1/reservations/2",
                "/products/1/reservations/2/release",
                "/payments/holds/1",
                "/payments/holds/1/refund",
                "/ledger/trial-balance",
                "/lra-participant/compensate",
                "/lra-coordinator/start",
                "/operations/",
                "/operations/nothing",
                "/operations/trades/",
                "/operations/trades/1/refund",
                "/operations/read-model/x",
                "/actuator",
                "/actuator/health",
                "/actuator/jolokia",
                "/wtbsX",
                "/myPages/1/x"
            })
    void nothingElseIsThere(String path) {
        for (String method : Set.of("GET", "PUT", "POST")) {
            HttpResponse<String> answer = send(request(path).method(method, BodyPublishers.noBody()));

            assertThat(answer.statusCode()).as(method).isEqualTo(404);
            assertThat(answer.body()).contains(ProblemType.NOT_FOUND.uri());
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
        assertNobodyWasAsked();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/products/1%2Freservations%2F2",
                "/products/1%252Freservations%252F2",
                "/products/%2e%2e/payments/holds/1",
                "/products/../payments/holds/1",
                "/products/1;x=/reservations/2",
                "/products/1/;/reservations/2",
                "//payments/holds/1",
                "/products//1",
                "/products/1\\reservations\\2",
                "/products/1%5Creservations",
                "/products/1%00",
                "/products/1%0d%0aX-Evil:1",
                "/./payments/holds/1",
                "http://127.0.0.1/payments/holds/1"
            })
    void noTrickOpensAnotherPath(String target) {
        String answer = raw(target);

        assertThat(answer).doesNotContain("HTTP/1.1 200");
        assertNobodyWasAsked();
    }

    /** Tomcat refuses these before any filter of ours. */
    @Test
    void whatIsNoRequestIsAProblemToo() {
        for (String answer : List.of(
                raw("/products HTTP/1.1\r\nX-Long: " + "x".repeat(17 * 1024) + "\r\nX-Rest:"),
                raw("/products/{1}"),
                raw("/" + "x".repeat(17 * 1024)))) {
            assertThat(answer)
                    .startsWith("HTTP/1.1 400 ")
                    .contains("\r\nContent-Type: application/problem+json", ProblemType.INVALID_REQUEST.uri())
                    .doesNotContain("Server:", "Tomcat", "Exception", "<html");
        }
        assertNobodyWasAsked();
    }

    @ParameterizedTest
    @CsvSource({
        "/actuator/health/readiness, 200",
        "/actuator/health/liveness, 200",
        "/actuator/prometheus, 200",
        "/actuator/info, 401"
    })
    void onTheManagementPortPeopleNeedAToken(String path, int status) {
        assertThat(send(management(path)).statusCode()).isEqualTo(status);
    }

    /** The public port asks nobody for a token. This one does, and asks for a role, whoever the gateway lets in there. */
    @Test
    void onTheManagementPortNobodyReachesJolokiaWithoutARole() {
        HttpResponse<String> answer =
                send(management("/actuator/jolokia").POST(BodyPublishers.ofString("{\"type\":\"version\"}")));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    private HttpRequest.Builder management(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + path));
    }

    private static void assertNobodyWasAsked() {
        assertThat(Map.of(
                        "product", PRODUCT.requests(),
                        "trade", TRADE.requests(),
                        "payment", PAYMENT.requests(),
                        "read-model", READ_MODEL.requests()))
                .allSatisfy((service, requests) -> assertThat(requests).isZero());
    }
}
