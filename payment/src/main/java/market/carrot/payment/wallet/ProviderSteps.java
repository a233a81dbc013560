package market.carrot.payment.wallet;

import java.util.List;
import market.carrot.payment.ledger.TransferKind;
import market.carrot.platform.idempotency.Answers;
import market.carrot.platform.idempotency.GivenAnswer;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.stereotype.Component;

/** What the routes {@code carry-out-deposit} and {@code carry-out-withdrawal} do with the provider's answer. */
@Component("providerSteps")
class ProviderSteps {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderSteps.class);

    private final ProviderDesk desk;
    private final Answers answers;
    private final ProviderProperties properties;

    ProviderSteps(ProviderDesk desk, Answers answers, ProviderProperties properties) {
        this.desk = desk;
        this.answers = answers;
        this.properties = properties;
    }

    public GivenAnswer confirm(@ExchangeProperty("order") ProviderOrder order, @Body String reference) {
        return desk.confirm(order.getOrderId(), reference);
    }

    public GivenAnswer refuse(
            @ExchangeProperty("order") ProviderOrder order,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) ProviderRefused refusal) {
        return desk.refuse(order.getOrderId(), refusal.getMessage());
    }

    /** Nobody knows whether the provider did it. The order stays open, and {@code ask-provider-again} finds out. */
    public GivenAnswer leaveOpen(
            @ExchangeProperty("order") ProviderOrder order,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        LOG.warn("The provider gave no answer to {} order {}", order.getKind(), order.getOrderId(), failure);
        return order.getKind() == TransferKind.DEPOSIT ? notYet(order) : desk.leaveBooked(order);
    }

    private GivenAnswer notYet(ProviderOrder deposit) {
        GivenAnswer notYet = answers.refusal(new ProblemException(
                        ProblemType.PAYMENT_UNAVAILABLE,
                        "The payment provider does not answer. The deposit is booked if it confirms it after all:"
                                + " repeat the request with its Idempotency-Key, or look at your wallet before you try"
                                + " again.")
                .retryAfter(properties.askAgainAfter()));
        try {
            desk.leaveOpen(deposit, notYet);
        } catch (NestedRuntimeException databaseAway) {
            // true all the same, and who repeats the request meanwhile is told that it is in progress
            LOG.warn("The database cannot keep the answer now: {}", databaseAway.getMessage());
        }
        return notYet;
    }

    public List<ProviderOrder> unanswered() {
        return desk.claimUnanswered();
    }
}
