package market.carrot.orchestrator.gateway.limits;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import market.carrot.orchestrator.role.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Profile;
import org.springframework.validation.annotation.Validated;

/**
 * What one replica of the gateway takes from one source.
 *
 * @param perUser whose token is valid, wherever they come from
 * @param perAddress all that come from one address, or from one network of the size that IPv6 gives to one household
 * @param remembered users, and addresses, at most; beyond it those who were silent longest begin afresh
 */
@Validated
@Profile(Role.GATEWAY_PROFILE)
@ConfigurationProperties("carrot.gateway.limits")
record Limits(
        @Valid @DefaultValue PerUser perUser,
        @Valid @DefaultValue PerAddress perAddress,
        @Positive @DefaultValue("100000") int remembered) {

    record PerUser(@Positive @DefaultValue("20") long perSecond, @Positive @DefaultValue("100") long burst)
            implements Rate {}

    record PerAddress(@Positive @DefaultValue("200") long perSecond, @Positive @DefaultValue("1000") long burst)
            implements Rate {}
}
