package market.carrot.acceptance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.media.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The judge is judged: what breaks the contract is found, and the contract's own examples are right. */
class ConformanceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WALLET = "/wallets/me";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a status that is not documented | 418 | application/json | {}",
                "a server's error | 500 | application/problem+json | {'type':'/problems/internal-error','title':'x','status':500}",
                "a problem of another operation | 503 | application/problem+json"
                        + " | {'type':'/problems/product-unavailable','title':'x','status':503}",
                "a problem without a title | 400 | application/problem+json | {'type':'/problems/invalid-request','status':400}",
                "a problem that says more | 400 | application/problem+json"
                        + " | {'type':'/problems/invalid-request','title':'x','status':400,'trace':'x'}",
                "a problem as something else | 400 | application/json | {'type':'/problems/invalid-request','title':'x','status':400}",
                "a member that is not documented | 200 | application/json | {'currency':'KRW','balance':1,'owner':'x'}",
                "a member that is missing | 200 | application/json | {'currency':'KRW'}",
                "a member of another type | 200 | application/json | {'currency':'KRW','balance':'1'}",
                "no JSON | 200 | application/json | x",
                "no body | 200 | application/json | "
            })
    void whatBreaksTheContractIsFound(String what, int status, String type, String body) {
        assertThat(judge(status, Map.of("content-type", List.of(type)), body))
                .as(what)
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"etag, 200", "location, 200"})
    void aHeaderThatIsNotDocumentedIsFound(String header, int status) {
        Map<String, List<String>> headers =
                Map.of("content-type", List.of("application/json"), header, List.of("\"1\""));

        assertThat(judge(status, headers, "{'currency':'KRW','balance':1}")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"503, service-unavailable", "429, too-many-requests", "401, unauthenticated"})
    void aHeaderThatIsPromisedAndMissingIsFound(int status, String problem) {
        String body = "{'type':'/problems/%s','title':'x','status':%d}".formatted(problem, status);

        assertThat(judge(status, Map.of("content-type", List.of(Endpoint.PROBLEM)), body))
                .isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endpoints")
    void everyExampleKeepsTheContract(Endpoint endpoint) {
        endpoint.statuses()
                .forEach(status -> Optional.ofNullable(endpoint.response(status).getContent())
                        .orElse(new Content())
                        .forEach((type, form) -> endpoint.examples(form).forEach(example -> assertThat(
                                        Conformance.violations(asAnswer(endpoint, status, type, example), endpoint))
                                .as("%s %s %s", endpoint.id(), status, example)
                                .isEmpty())));
    }

    private static List<String> judge(int status, Map<String, List<String>> headers, String body) {
        Observed answer = new Observed("GET", WALLET, status, headers, body == null ? "" : body.replace('\'', '"'));
        return Conformance.violations(
                answer, Contract.MARKET.endpoint("GET", WALLET).orElseThrow());
    }

    static Stream<Endpoint> endpoints() {
        return Contract.endpoints(Contract.values());
    }

    private static Observed asAnswer(Endpoint endpoint, String status, String type, Object example) {
        Map<String, List<String>> headers = new TreeMap<>();
        endpoint.headers(status).forEach(name -> headers.put(name, List.of("1")));
        headers.put("content-type", List.of(type));
        return new Observed(
                endpoint.method().name(),
                endpoint.anyPath(),
                Integer.parseInt(status),
                headers,
                type.startsWith("text/")
                        ? example.toString()
                        : JSON.valueToTree(example).toString());
    }
}
