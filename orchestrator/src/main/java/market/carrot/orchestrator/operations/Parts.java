package market.carrot.orchestrator.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import market.carrot.orchestrator.saga.OpenSagas;
import market.carrot.orchestrator.trade.Intervention;
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
        known.put(STATE, "None");
        items.forEach(item -> item.properties().forEach(member -> known.put(member.getKey(), member.getValue())));
        known.remove("wtbId");
        exchange.setProperty(part, known);
        if (part.equals(HOLD)) {
            exchange.setProperty(
                    "holdState",
                    items.isEmpty()
                            ? Intervention.NO_HOLD
                            : items.get(0).path(STATE).asText());
        }
    }

    /** It cannot be asked now. */
    public void silent(
            Exchange exchange,
            @ExchangeProperty("part") String part,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception cause) {
        LOG.info("{} cannot be asked now: {}", part, cause.toString());
        exchange.setProperty(part, Map.of(UNAVAILABLE, "It cannot be asked now."));
    }

    /** What the coordinator has of the trade. */
    public void askCoordinator(Exchange exchange, @ExchangeProperty("trade") TradeRecord trade) {
        Map<String, Object> saga = new LinkedHashMap<>();
        saga.put("lraId", trade.lraId());
        try {
            saga.put("status", sagas.statusOf(trade.lraId()).orElse("Unknown"));
        } catch (IOException | IllegalArgumentException e) {
            LOG.info("the coordinator cannot be asked now: {}", e.toString());
            saga.put(UNAVAILABLE, "It cannot be asked now.");
        }
        exchange.setProperty(SAGA, saga);
    }
}
