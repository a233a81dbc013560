package market.carrot.acceptance.contract;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An operation and what the contract says of it.
 *
 * @param path with its parameters in braces
 */
public record Endpoint(Contract contract, PathItem.HttpMethod method, String path, Operation operation) {
    static final String PROBLEM = "application/problem+json";
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

    public String id() {
        return operation.getOperationId();
    }

    boolean fits(String wanted, String concretePath) {
        return method.name().equals(wanted)
                && Pattern.matches(PARAMETER.matcher(path).replaceAll("[^/]+"), concretePath);
    }

    /** One that fits. */
    String anyPath() {
        return PARAMETER.matcher(path).replaceAll("1");
    }

    long parameters() {
        return PARAMETER.matcher(path).results().count();
    }

    /** The gateway has all that is public, and of what is for operators this. */
    boolean isPassedOn() {
        return path.startsWith("/operations/");
    }

    public boolean hasBody() {
        return operation.getRequestBody() != null;
    }

    /** Of the body's JSON. */
    public Optional<Schema<?>> bodySchema() {
        return Optional.ofNullable(operation.getRequestBody())
                .map(body -> body.getContent().get("application/json").getSchema())
                .map(this::resolved);
    }

    public List<Parameter> parametersIn(String place) {
        return Stream.ofNullable(operation.getParameters())
                .flatMap(List::stream)
                .map(this::resolved)
                .filter(parameter -> parameter.getIn().equals(place))
                .toList();
    }

    public Set<String> statuses() {
        return operation.getResponses().keySet();
    }

    /** The types of problems that may come with the status; nothing if it is no error. */
    public Set<String> problems(String status) {
        return Optional.ofNullable(response(status).getContent())
                .map(content -> content.get(PROBLEM))
                .map(MediaType::getExamples)
                .map(Map::keySet)
                .orElse(Set.of());
    }

    /** In lower case. */
    Stream<String> headers(String status) {
        return Stream.ofNullable(response(status).getHeaders())
                .flatMap(headers -> headers.keySet().stream())
                .map(name -> name.toLowerCase(Locale.ROOT));
    }

    /** Each status with each type of problem that it may come with. */
    public Stream<Case> cases() {
        return statuses().stream()
                .flatMap(status -> problems(status).isEmpty()
                        ? Stream.of(new Case(id(), status, ""))
                        : problems(status).stream().map(type -> new Case(id(), status, type)));
    }

    public Schema<?> resolved(Schema<?> schema) {
        return schema.get$ref() == null ? schema : components().getSchemas().get(lastPart(schema.get$ref()));
    }

    ApiResponse response(String status) {
        ApiResponse response = operation.getResponses().get(status);
        return response.get$ref() == null
                ? response
                : components().getResponses().get(lastPart(response.get$ref()));
    }

    /** Of one form that a body can have; those of its own, or that of its schema. */
    Stream<Object> examples(MediaType form) {
        if (form.getExamples() != null) {
            return form.getExamples().values().stream()
                    .map(example -> resolved(example).getValue());
        }
        return Stream.of(
                        Optional.ofNullable(form.getExample()),
                        Optional.ofNullable(resolved(form.getSchema()).getExample()))
                .flatMap(Optional::stream)
                .limit(1);
    }

    private Example resolved(Example example) {
        return example.get$ref() == null ? example : components().getExamples().get(lastPart(example.get$ref()));
    }

    private Parameter resolved(Parameter parameter) {
        return parameter.get$ref() == null
                ? parameter
                : components().getParameters().get(lastPart(parameter.get$ref()));
    }

    private Components components() {
        return contract.document().getComponents();
    }

    private static String lastPart(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return id();
    }
}
