package market.carrot.payment.wallet;

import java.util.List;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the routes {@code carry-out-deposit} and {@code carry-out-withdrawal} do with the provider's answer. */
@Component("providerSteps")
class ProviderSteps {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderSteps.class);

    private final ProviderDesk desk;

    ProviderSteps(ProviderDesk desk) {
        this.desk = desk;
    }

    public void confirm(@ExchangeProperty("order") ProviderOrder order, @Body String reference) {
        desk.confirm(order.getOrderId(), reference);
    }

    /** @throws ProblemException always, with the provider's reason */
    public void refuse(
            @ExchangeProperty("order") ProviderOrder order,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) ProviderRefused refusal) {
        desk.refuse(order.getOrderId());
        throw new ProblemException(ProblemType.PROVIDER_REFUSED, refusal.getMessage());
    }

    /** Nobody knows whether the provider did it. The order stays open, and {@code ask-provider-again} finds out. */
    public void leaveOpen(
            @ExchangeProperty("order") ProviderOrder order,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        LOG.warn("The provider gave no answer to {} order {}", order.getKind(), order.getOrderId(), failure);
    }

    /** @throws ProblemException always */
    public void notYet() {
        throw new ProblemException(
                ProblemType.PAYMENT_UNAVAILABLE,
                "The payment provider does not answer. The deposit is booked if it confirms it after all:"
                        + " look at your wallet before you try again.");
    }

    public List<ProviderOrder> unanswered() {
        return desk.claimUnanswered();
    }
}
