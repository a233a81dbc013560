package market.carrot.orchestrator.trade;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import market.carrot.platform.money.Money;
import market.carrot.platform.web.Caller;
import org.apache.camel.ExchangeProperty;

/** The bodies that the trade's forward steps send to product and payment. */
public class ServiceRequests {
    private final ObjectMapper json;

    ServiceRequests(ObjectMapper json) {
        this.json = json;
    }

    public String reservation(
            @ExchangeProperty("request") PurchaseRequest request, @ExchangeProperty(Caller.PROPERTY) String buyer)
            throws JsonProcessingException {
        Money offer = request.offer();
        return json.writeValueAsString(Map.of("buyerId", buyer, "price", offer.amount(), "currency", offer.currency()));
    }

    public String hold(
            @ExchangeProperty("request") PurchaseRequest request,
            @ExchangeProperty(Caller.PROPERTY) String buyer,
            @ExchangeProperty("reservation") Reservation reservation)
            throws JsonProcessingException {
        Money offer = request.offer();
        return json.writeValueAsString(Map.of(
                "buyerId", buyer,
                "sellerId", reservation.sellerId(),
                "amount", offer.amount(),
                "currency", offer.currency()));
    }
}
