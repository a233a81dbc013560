package market.carrot.payment.wallet;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Through whom money enters and leaves.
 *
 * @param provider {@code sandbox}, or the name of a provider whose routes the deployment brings; there is no default,
 *     so that nobody gives away play money by accident
 * @param askAgainAfter how long the provider's answer to an order may be missing before it is asked again
 */
@Validated
@ConfigurationProperties("carrot.payment")
record ProviderProperties(
        @NotBlank(
                        message =
                                "Say through which payment provider money enters and leaves: carrot.payment.provider"
                                        + " (environment CARROT_PAYMENT_PROVIDER). 'sandbox' confirms everything and is for trials.")
                String provider,
        @DefaultValue("30s") Duration askAgainAfter) {}
