package market.carrot.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whose tokens count here, under {@code carrot.identity}.
 *
 * @param issuerUri the OpenID provider, word for word as it calls itself in its tokens
 * @param audience for whom a token must be meant
 * @param clientClaims where a service's token says which client it was given to: the first claim of these that it has
 * @param keys how the issuer's keys are kept
 */
@Validated
@ConfigurationProperties("carrot.identity")
public record IdentitySettings(
        @NotNull URI issuerUri,
        @DefaultValue("carrot-market") @NotBlank String audience,
        @DefaultValue({"azp", "client_id", "cid", "appid", "sub"}) @NotEmpty List<String> clientClaims,
        @DefaultValue @Valid Keys keys) {

    /**
     * The issuer's public keys.
     *
     * @param keptFor after this they are read again
     * @param outageTolerance when the issuer cannot be reached, they count this long since they were last read
     * @param askAgainAfter a token with an unknown key has them read again, but not more often than twice in this time
     * @param connectTimeout for a connection to the issuer
     * @param readTimeout for its answer
     */
    public record Keys(
            @DefaultValue("5m") @DurationMin(seconds = 1) Duration keptFor,
            @DefaultValue("4h") @DurationMin(seconds = 1) Duration outageTolerance,
            @DefaultValue("1s") @DurationMin(millis = 1) Duration askAgainAfter,
            @DefaultValue("1s") @DurationMin(millis = 1) Duration connectTimeout,
            @DefaultValue("2s") @DurationMin(millis = 1) Duration readTimeout) {}
}
