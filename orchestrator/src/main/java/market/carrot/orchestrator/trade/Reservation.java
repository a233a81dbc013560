package market.carrot.orchestrator.trade;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Objects;

/** The product service's answer: one unit is kept for the trade, and this is what is sold and by whom. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Reservation(String sellerId, String title) {

    public Reservation {
        Objects.requireNonNull(sellerId, "A reservation names the seller");
    }
}
