package market.carrot.platform.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.swagger.v3.oas.models.OpenAPI;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import market.carrot.platform.problem.Problem;
import market.carrot.platform.problem.ProblemType;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.apache.camel.spi.RestClientRequestValidator;
import org.apache.camel.support.MessageHelper;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Refuses a request that does not keep the contract, before any step of its route has run. */
public class ContractValidator implements RestClientRequestValidator {
    /** The security filters have checked credentials before; the contract names them for people. */
    private static final LevelResolver LEVELS = LevelResolver.create()
            .withLevel("validation.request.security", ValidationReport.Level.IGNORE)
            .build();

    private final Map<OpenAPI, OpenApiInteractionValidator> validators = new ConcurrentHashMap<>();
    private final ObjectMapper json;
    private final ObjectReader strict;

    public ContractValidator(ObjectMapper json) {
        this.json = json;
        this.strict = json.reader()
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    }

    @Override
    public ValidationError validate(Exchange exchange, ValidationContext context) {
        OpenAPI contract = exchange.getProperty(Exchange.REST_OPENAPI, OpenAPI.class);
        if (contract == null) {
            return null;
        }
        if (!isOneValue(exchange.getMessage())) {
            return refusal(
                    exchange, ProblemType.INVALID_REQUEST, "The body is not one JSON value with each field once.");
        }
        if (exchange.getMessage()
                .getHeader(Exchange.HTTP_PATH, "", String.class)
                .contains("%")) {
            // the validator would decode and trim it, the route would not
            return refusal(exchange, ProblemType.INVALID_REQUEST, "The path has a character that no id has.");
        }
        SimpleRequest request;
        try {
            request = requestOf(exchange.getMessage());
        } catch (IllegalArgumentException e) {
            return refusal(exchange, ProblemType.INVALID_REQUEST, "The query is not encoded as a URL's.");
        }
        // building a validator takes longer than a request: one per contract
        ValidationReport report = validators
                .computeIfAbsent(contract, c -> OpenApiInteractionValidator.createFor(c)
                        .withLevelResolver(LEVELS)
                        .build())
                .validateRequest(request);
        return report.hasErrors() ? refusal(exchange, typeOf(report), detailOf(report)) : null;
    }

    /** What follows a value, or the first of two fields of a name, would be judged by nobody: readers differ in it. */
    private boolean isOneValue(Message message) {
        String body = MessageHelper.extractBodyAsString(message);
        String contentType = message.getHeader(Exchange.CONTENT_TYPE, String.class);
        if (body == null
                || body.isBlank()
                || contentType == null
                || !contentType.toLowerCase(Locale.ROOT).contains("json")) {
            return true;
        }
        try {
            strict.readTree(body);
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static SimpleRequest requestOf(Message message) {
        SimpleRequest.Builder request = new SimpleRequest.Builder(
                message.getHeader(Exchange.HTTP_METHOD, String.class),
                message.getHeader(Exchange.HTTP_PATH, String.class),
                false);
        String contentType = message.getHeader(Exchange.CONTENT_TYPE, String.class);
        String body = MessageHelper.extractBodyAsString(message);
        if (body != null && !body.isEmpty()) {
            request.withBody(body);
            if (contentType != null) {
                request.withContentType(contentType);
            }
        }
        if (message instanceof PlatformHttpMessage http) {
            HttpServletRequest sent = http.getRequest();
            sent.getHeaderNames().asIterator().forEachRemaining(name -> {
                if (!name.equalsIgnoreCase(Exchange.CONTENT_TYPE)) {
                    request.withHeader(name, sent.getHeader(name));
                }
            });
        }
        String query = message.getHeader(Exchange.HTTP_QUERY, String.class);
        if (query != null) {
            MultiValueMap<String, String> parameters =
                    UriComponentsBuilder.newInstance().query(query).build().getQueryParams();
            parameters.forEach((name, values) -> request.withQueryParam(
                    name,
                    values.stream()
                            .map(value -> value == null ? "" : UriUtils.decode(value, "UTF-8"))
                            .toList()));
        }
        return request.build();
    }

    private static String detailOf(ValidationReport report) {
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .map(ValidationReport.Message::getMessage)
                .collect(Collectors.joining(" "));
    }

    private ValidationError refusal(Exchange exchange, ProblemType type, String detail) {
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, Problem.MEDIA_TYPE);
        try {
            return new ValidationError(type.status(), json.writeValueAsString(Problem.of(type, detail)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem can always be written", e);
        }
    }

    private static ProblemType typeOf(ValidationReport report) {
        return report.getMessages().stream()
                .map(ValidationReport.Message::getKey)
                .map(key -> switch (key) {
                    case "validation.request.contentType.notAllowed" -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
                    case "validation.request.accept.notAllowed" -> ProblemType.NOT_ACCEPTABLE;
                    case "validation.request.operation.notAllowed" -> ProblemType.METHOD_NOT_ALLOWED;
                    case "validation.request.path.missing" -> ProblemType.NOT_FOUND;
                    default -> ProblemType.INVALID_REQUEST;
                })
                .filter(type -> type != ProblemType.INVALID_REQUEST)
                .findFirst()
                .orElse(ProblemType.INVALID_REQUEST);
    }
}
