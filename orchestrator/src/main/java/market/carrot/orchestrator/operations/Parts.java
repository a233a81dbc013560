package market.carrot.orchestrator.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import market.carrot.orchestrator.saga.OpenSagas;
import market.carrot.orchestrator.trade.Step;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the other parts of the market have of a trade, for the routes look-at-…. A part that does not answer is told as
 * such: nobody concludes anything from its silence, and the others are told all the same.
 */
public class Parts {
    static final String LEDGER = "ledger";
    static final String SAGA = "saga";
    static final String HOLD = "hold";
    static final String RESERVATION = "reservation";

    private static final String UNAVAILABLE = "unavailable";
    private static final String STATE = "state";
    /** Said of a trade that payment or product knows nothing of. */
    private static final String NONE = "None";

    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    private final OpenSagas sagas;
    private final ObjectMapper json;

    Parts(OpenSagas sagas, ObjectMapper json) {
        this.sagas = sagas;
        this.json = json;
    }

    /** Payment or product has answered with what it has of the trade. */
    public void answered(Exchange exchange, @ExchangeProperty("part") String part) throws JsonProcessingException {
        JsonNode items =
                json.readTree(exchange.getMessage().getBody(String.class)).path("items");
        if (!items.isArray()) {
            throw new IllegalArgumentException("There are no items in its answer");
        }
        if (part.equals(LEDGER)) {
            exchange.setProperty(part, Map.of("lines", items));
            return;
        }
        Map<String, Object> known = new LinkedHashMap<>();
        known.put(STATE, NONE);
        items.forEach(item -> item.properties().forEach(member -> known.put(member.getKey(), member.getValue())));
        known.remove("wtbId");
        exchange.setProperty(part, known);
        // two things about one trade are none of its contract's words
        String state =
                items.size() > 1 ? items.toString() : items.path(0).path(STATE).asText();
        exchange.setProperty(part + "Step", Step.of(items.isEmpty() ? null : state));
    }

    /** It cannot be asked now. */
    public void silent(
            Exchange exchange,
            @ExchangeProperty("part") String part,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception cause) {
        LOG.debug("{} cannot be asked now: {}", part, cause.toString());
        exchange.setProperty(part, Map.of(UNAVAILABLE, "It cannot be asked now."));
    }

    /** What the coordinator has of the trade. */
    public void askCoordinator(Exchange exchange, @ExchangeProperty("trade") TradeRecord trade) {
        Map<String, Object> saga = new LinkedHashMap<>();
        saga.put("lraId", trade.lraId());
        try {
            sagas.find(trade.lraId())
                    .ifPresentOrElse(
                            known -> {
                                saga.put("status", known.status());
                                saga.put("startedAt", known.startedAt());
                            },
                            () -> saga.put("status", "Unknown"));
        } catch (IOException | IllegalArgumentException e) {
            LOG.debug("the coordinator cannot be asked now: {}", e.toString());
            saga.put(UNAVAILABLE, "It cannot be asked now.");
        }
        exchange.setProperty(SAGA, saga);
    }
}
