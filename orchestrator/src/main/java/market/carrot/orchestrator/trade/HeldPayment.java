package market.carrot.orchestrator.trade;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** The payment service's answer: the price is in escrow. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record HeldPayment(long paymentId) {

    public HeldPayment {
        if (paymentId < 1) {
            throw new IllegalArgumentException("A held payment has an id");
        }
    }
}
