package market.carrot.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every operation of the contract keeps to, so that a client can rely on it and a service can be built from it. */
class ContractTest {
    private static final Set<String> SERVICES = Set.of("product", "payment", "trade", "my-page");

    @ParameterizedTest
    @ValueSource(strings = {"openapi/market.yaml", "openapi/internal.yaml"})
    void isOpenApi(String document) {
        assertThat(parse(document).getOpenAPI()).isNotNull();
        assertThat(parse(document).getMessages().stream()
                        // the internal document shares the public one's components; they are merged when loaded
                        .filter(message -> document.equals("openapi/market.yaml")))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void belongsToOneService(String name, Operation operation) {
        assertThat(operation.getTags()).hasSize(1);
        assertThat(SERVICES).containsAll(operation.getTags());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void isNamedLikeItsRoute(String name, Operation operation) {
        assertThat(operation.getOperationId()).matches("[a-z]+(-[a-z]+)+|deposit|withdraw");
        assertThat(operation.getSummary()).isNotBlank();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void answersErrorsAsProblems(String name, Operation operation) {
        for (Map.Entry<String, ApiResponse> response : operation.getResponses().entrySet()) {
            if (response.getKey().startsWith("4") || response.getKey().startsWith("5")) {
                assertThat(response.getValue().get$ref()).endsWith("/Problem" + response.getKey());
            }
        }
    }

    static Stream<Object[]> operations() {
        return Stream.of("openapi/market.yaml", "openapi/internal.yaml")
                .flatMap(document -> parse(document).getOpenAPI().getPaths().entrySet().stream())
                .flatMap(path -> path.getValue().readOperationsMap().entrySet().stream()
                        .map(operation -> named(path, operation)));
    }

    private static Object[] named(
            Map.Entry<String, PathItem> path, Map.Entry<PathItem.HttpMethod, Operation> operation) {
        return List.of(operation.getKey() + " " + path.getKey(), operation.getValue())
                .toArray();
    }

    private static SwaggerParseResult parse(String document) {
        SwaggerParseResult result = new OpenAPIV3Parser().readLocation(document, null, null);
        OpenAPI contract = result.getOpenAPI();
        assertThat(contract).as(document + ": " + result.getMessages()).isNotNull();
        return result;
    }
}
