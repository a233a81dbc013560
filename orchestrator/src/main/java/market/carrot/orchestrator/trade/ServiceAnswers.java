package market.carrot.orchestrator.trade;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.util.FileUtil;
import org.apache.camel.util.ObjectHelper;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the answers of product and payment mean for the trade, for the routes reserve-product and hold-payment. */
public class ServiceAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceAnswers.class);

    /** Failures with which it is certain that the service saw nothing of the call. */
    private static final List<Class<? extends Exception>> NEVER_SENT = List.of(
            CallNotPermittedException.class,
            BulkheadFullException.class,
            ConnectException.class,
            UnknownHostException.class,
            ConnectTimeoutException.class,
            ConnectionRequestTimeoutException.class);

    /** Refusals with which it is certain that the step did nothing. Any other answer leaves the undo as wide as it is. */
    private static final Set<ProblemType> REFUSALS = EnumSet.of(
            ProblemType.NOT_FOUND,
            ProblemType.NOT_ON_SALE,
            ProblemType.PRICE_CHANGED,
            ProblemType.OWN_PRODUCT,
            ProblemType.RESERVATION_RELEASED,
            ProblemType.INSUFFICIENT_FUNDS,
            ProblemType.HOLD_REFUNDED);

    /** What the services answer when a step of a trade's end is done. */
    private static final Map<String, String> ENDS =
            Map.of("refund", "Refunded", "payout", "PaidOut", "release", "Released", "sale", "Sold");

    private final ObjectMapper json;

    ServiceAnswers(ObjectMapper json) {
        this.json = json;
    }

    /** @throws ProblemException when product refuses: it says why */
    public Reservation reserved(Exchange exchange) {
        return read(exchange, Reservation.class);
    }

    /** @throws ProblemException when payment refuses: it says why */
    public HeldPayment held(Exchange exchange) {
        return read(exchange, HeldPayment.class);
    }

    /**
     * A step of the end counts as done only when the service says so: a 200 can come from whoever stands in its place.
     *
     * @throws IllegalStateException when it does not
     */
    public void ended(Exchange exchange, @ExchangeProperty("path") String path) {
        String body = exchange.getMessage().getBody(String.class);
        String expected = ENDS.get(FileUtil.stripPath(path));
        try {
            if (expected.equals(json.readTree(body).path("state").asText())) {
                return;
            }
        } catch (JsonProcessingException e) {
            LOG.debug("No JSON", e);
        }
        throw new IllegalStateException("A service did not say that it is %s, but: %s".formatted(expected, body));
    }

    /** @throws ProblemException always: the call to product failed, or its breaker is open */
    public void productUnavailable(Exchange exchange) {
        throw unavailable(exchange, ProblemType.PRODUCT_UNAVAILABLE);
    }

    /** @throws ProblemException always: the call to payment failed, or its breaker is open */
    public void paymentUnavailable(Exchange exchange) {
        throw unavailable(exchange, ProblemType.PAYMENT_UNAVAILABLE);
    }

    private static ProblemException unavailable(Exchange exchange, ProblemType type) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (NEVER_SENT.stream().anyMatch(known -> ObjectHelper.getException(known, cause) != null)) {
            narrowUndo(exchange);
        }
        LOG.info("{}: {}", type.title(), cause.toString());
        return new ProblemException(
                type,
                type.title()
                        + ". Nothing is charged; please try again later, with a new Idempotency-Key if you sent one.");
    }

    /** The step did nothing, so there is nothing of it to undo. */
    private static void narrowUndo(Exchange exchange) {
        UndoScope scope = exchange.getProperty(UndoScope.PROPERTY, UndoScope.class);
        exchange.setProperty(UndoScope.PROPERTY, scope.withoutLastStep());
    }

    /** @throws IllegalStateException when the answer is neither a result nor a refusal: then nothing is certain */
    private <T> T read(Exchange exchange, Class<T> type) {
        Integer status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        try {
            JsonNode body = json.readTree(exchange.getMessage().getBody(String.class));
            if (status != null && status == 200 && body.isObject()) {
                return json.treeToValue(body, type);
            }
            ProblemException refusal = refusal(body, status)
                    .orElseThrow(() -> new IllegalStateException("A service answered %d %s".formatted(status, body)));
            narrowUndo(exchange);
            throw refusal;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IllegalStateException("A service answered %d and no JSON of ours".formatted(status), e);
        }
    }

    private static Optional<ProblemException> refusal(JsonNode body, Integer status) {
        return REFUSALS.stream()
                .filter(type -> status != null && type.status() == status)
                .filter(type -> type.uri().equals(body.path("type").asText()))
                .findFirst()
                .map(type -> new ProblemException(type, body.path("detail").asText(type.title())));
    }
}
