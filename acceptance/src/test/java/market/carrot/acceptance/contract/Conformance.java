package market.carrot.acceptance.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Holds every answer that any test sees against the contract, and remembers what was seen. */
public final class Conformance {
    /** Headers that mean something to a client: where one is, the contract has to name it. */
    private static final Set<String> TELLING =
            Set.of("location", "etag", "retry-after", "www-authenticate", "preference-applied");
    /** What a request can meet that is none of the contract's operations, or never gets to one. */
    private static final Set<String> AT_THE_DOOR = Set.of(
            "unauthenticated",
            "request-timeout",
            "request-header-fields-too-large",
            "invalid-request",
            "not-found",
            "method-not-allowed",
            "content-too-large",
            "unsupported-media-type",
            "too-many-requests",
            "service-unavailable");
    /** Those of them that concern the request as such, so that any operation may be asked like that. */
    private static final Set<Integer> BEFORE_ANY_OPERATION = Set.of(408, 413, 415, 431);
    /** Not the market's interface: pages for people, and what the services' own doors have beside their operations. */
    private static final List<String> PAGES =
            List.of("/docs", "/problems", "/openapi", "/operations/page/", "/actuator", "/lra-");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Contract, OpenApiInteractionValidator> VALIDATORS = new EnumMap<>(Contract.class);
    private static final Set<Case> SEEN = ConcurrentHashMap.newKeySet();
    /** Answers like one that was looked at; thousands of refusals are alike. */
    private static final Set<String> ALIKE = ConcurrentHashMap.newKeySet();

    static {
        for (Contract contract : Contract.values()) {
            VALIDATORS.put(
                    contract,
                    OpenApiInteractionValidator.createForSpecificationUrl(
                                    contract.file().toUri().toString())
                            .build());
        }
    }

    private Conformance() {}

    /** What any test has seen until now. */
    public static Set<Case> seen() {
        return Set.copyOf(SEEN);
    }

    /** @throws AssertionError when the gateway's answer is not as the public document says, or the operators' one */
    public static void atGateway(Observed answer) {
        if (PAGES.stream().noneMatch(answer.path()::startsWith)) {
            check(
                    answer,
                    Contract.MARKET.endpoint(answer.method(), answer.path()).or(() -> Contract.OPERATIONS
                            .endpoint(answer.method(), answer.path())
                            .filter(Endpoint::isPassedOn)));
        }
    }

    /** @throws AssertionError when a service's own answer is not as one of the documents says */
    public static void inside(Observed answer) {
        if (PAGES.stream().noneMatch(answer.path()::startsWith)) {
            check(
                    answer,
                    Stream.of(Contract.values())
                            .flatMap(contract -> contract.endpoint(answer.method(), answer.path()).stream())
                            .findFirst());
        }
    }

    private static void check(Observed answer, Optional<Endpoint> endpoint) {
        List<String> violations =
                endpoint.map(known -> violations(answer, known)).orElseGet(() -> violationsAtTheDoor(answer));
        if (!violations.isEmpty()) {
            throw new AssertionError(
                    "Not as the contract says: %s%n%s".formatted(answer, String.join("\n", violations)));
        }
        endpoint.ifPresent(known -> SEEN.add(caseOf(answer, known)));
    }

    static List<String> violations(Observed answer, Endpoint endpoint) {
        Case seen = caseOf(answer, endpoint);
        if (!endpoint.statuses().contains(seen.status())) {
            return BEFORE_ANY_OPERATION.contains(answer.status())
                    ? violationsAtTheDoor(answer)
                    : List.of(seen + " is not in the contract");
        }
        // a problem's text may differ, its members may not
        String kind = seen + " " + new TreeSet<>(answer.headers().keySet()) + " " + names(answer);
        if (answer.isProblem() && ALIKE.contains(kind)) {
            return List.of();
        }
        List<String> violations = new ArrayList<>(undocumentedHeaders(answer, endpoint));
        if (answer.status() >= 400 && !endpoint.problems(seen.status()).contains(seen.problem())) {
            violations.add("The problem %s is not among those of %s".formatted(seen.problem(), seen.status()));
        }
        VALIDATORS
                .get(endpoint.contract())
                // the path may be one that nobody would send
                .validateResponse(endpoint.anyPath(), Request.Method.valueOf(answer.method()), response(answer))
                .getMessages()
                .stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .map(ValidationReport.Message::getMessage)
                .forEach(violations::add);
        if (violations.isEmpty() && answer.isProblem()) {
            ALIKE.add(kind);
        }
        return violations;
    }

    private static List<String> violationsAtTheDoor(Observed answer) {
        if (answer.method().equals("OPTIONS") && answer.status() == 200) {
            return answer.headers().getOrDefault("allow", List.of()).size() == 1
                    ? List.of()
                    : List.of("Not one list of the path's methods");
        }
        String problem = problemOf(answer);
        return answer.isProblem()
                        && AT_THE_DOOR.contains(problem)
                        && json(answer).path("status").asInt() == answer.status()
                ? List.of()
                : List.of("No operation, and no problem that a request meets before one: " + problem);
    }

    private static List<String> undocumentedHeaders(Observed answer, Endpoint endpoint) {
        Set<String> documented =
                new TreeSet<>(endpoint.headers(String.valueOf(answer.status())).toList());
        return answer.headers().keySet().stream()
                .filter(TELLING::contains)
                .filter(name -> !documented.contains(name))
                .map(name -> "The contract does not name the header " + name)
                .toList();
    }

    private static SimpleResponse response(Observed answer) {
        SimpleResponse.Builder response = new SimpleResponse.Builder(answer.status());
        answer.headers().forEach(response::withHeader);
        if (!answer.body().isEmpty()) {
            response.withBody(answer.body());
        }
        return response.build();
    }

    private static Case caseOf(Observed answer, Endpoint endpoint) {
        return new Case(endpoint.id(), String.valueOf(answer.status()), answer.status() < 400 ? "" : problemOf(answer));
    }

    private static String problemOf(Observed answer) {
        String type = json(answer).path("type").asText();
        return type.substring(type.lastIndexOf('/') + 1);
    }

    private static List<String> names(Observed answer) {
        List<String> names = new ArrayList<>();
        json(answer)
                .properties()
                .forEach(member -> names.add(member.getKey() + member.getValue().getNodeType()));
        return names;
    }

    private static JsonNode json(Observed answer) {
        try {
            return answer.isProblem() ? JSON.readTree(answer.body()) : JSON.createObjectNode();
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }
}
