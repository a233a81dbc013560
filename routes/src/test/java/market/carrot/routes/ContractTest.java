package market.carrot.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every operation of the contract keeps to, so that a client can rely on it and a service can be built from it. */
class ContractTest {
    private static final Set<String> SERVICES = Set.of("product", "payment", "trade", "my-page");
    private static final String PROBLEM = "application/problem+json";

    @ParameterizedTest
    @ValueSource(strings = {"openapi/market.yaml", "openapi/operations.yaml", "openapi/internal.yaml"})
    void isOpenApi(String document) {
        SwaggerParseResult result = parse(document);

        assertThat(result.getOpenAPI()).isNotNull();
        assertThat(result.getMessages()).isEmpty();
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

    /** Each example of an error is named like its problem's type, so the examples of a status are the list of its types. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void answersErrorsAsProblemsOfNamedTypes(String name, Operation operation, OpenAPI contract) {
        for (Map.Entry<String, ApiResponse> response : operation.getResponses().entrySet()) {
            if (isError(response.getKey())) {
                assertThat(response.getValue().get$ref()).contains("/Problem" + response.getKey());
                Content content = resolved(response.getValue(), contract).getContent();
                assertThat(content).containsOnlyKeys(PROBLEM);
                Map<String, Example> types = content.get(PROBLEM).getExamples();
                assertThat(types).isNotEmpty().allSatisfy((type, example) -> {
                    JsonNode problem = Json.mapper()
                            .valueToTree(resolved(example, contract).getValue());
                    assertThat(problem.path("type").asText()).isEqualTo("/problems/" + type);
                    assertThat(problem.path("status").asText()).isEqualTo(response.getKey());
                });
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void saysThatItNeedsATokenAndThatItMayBeAway(String name, Operation operation) {
        assertThat(operation.getResponses()).containsKeys("401", "503");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void hasAnExampleOfEveryBody(String name, Operation operation, OpenAPI contract) {
        Stream<Content> answers = operation.getResponses().values().stream()
                .map(response -> response.get$ref() == null ? response : resolved(response, contract))
                .map(ApiResponse::getContent);
        Stream<Content> request = Stream.ofNullable(operation.getRequestBody()).map(RequestBody::getContent);

        assertThat(Stream.concat(request, answers)
                        .filter(Objects::nonNull)
                        .flatMap(content -> content.values().stream()))
                .allSatisfy(form -> assertThat(form.getExample() != null
                                || form.getExamples() != null
                                || resolved(form.getSchema(), contract).getExample() != null)
                        .isTrue());
    }

    /** Marked, because Camel cannot serve it: see decision 12. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void isMarkedWhenItsAnswerStaysOpen(String name, Operation operation, OpenAPI contract) {
        boolean streams = operation.getResponses().values().stream()
                .filter(response -> response.getContent() != null)
                .anyMatch(response -> response.getContent().containsKey("text/event-stream"));

        assertThat(operation.getExtensions() != null
                        && Boolean.TRUE.equals(operation.getExtensions().get("x-stays-open")))
                .isEqualTo(streams);
    }

    static Stream<Object[]> operations() {
        return Stream.of("openapi/market.yaml", "openapi/operations.yaml", "openapi/internal.yaml")
                .map(document -> parse(document).getOpenAPI())
                .flatMap(contract -> contract.getPaths().entrySet().stream()
                        .flatMap(path -> path.getValue().readOperationsMap().entrySet().stream()
                                .map(operation -> named(path.getKey(), operation, contract))));
    }

    private static Object[] named(String path, Map.Entry<HttpMethod, Operation> operation, OpenAPI contract) {
        return List.of(operation.getKey() + " " + path, operation.getValue(), contract)
                .toArray();
    }

    private static boolean isError(String status) {
        return status.startsWith("4") || status.startsWith("5");
    }

    private static ApiResponse resolved(ApiResponse response, OpenAPI contract) {
        return contract.getComponents().getResponses().get(lastPart(response.get$ref()));
    }

    private static Schema<?> resolved(Schema<?> schema, OpenAPI contract) {
        return schema.get$ref() == null
                ? schema
                : contract.getComponents().getSchemas().get(lastPart(schema.get$ref()));
    }

    private static Example resolved(Example example, OpenAPI contract) {
        return contract.getComponents().getExamples().get(lastPart(example.get$ref()));
    }

    private static String lastPart(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static SwaggerParseResult parse(String document) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        SwaggerParseResult result = new OpenAPIV3Parser().readLocation(document, null, options);
        OpenAPI contract = result.getOpenAPI();
        assertThat(contract).as(document + ": " + result.getMessages()).isNotNull();
        return result;
    }
}
