package market.carrot.payment.wallet;

/**
 * What a provider's route throws when the provider says for certain that it will not do the order. Any other failure
 * means that the outcome is not known, and the provider is asked again.
 */
public class ProviderRefused extends RuntimeException {
    /** @param reason one sentence that the user may read */
    public ProviderRefused(String reason) {
        super(reason);
    }
}
