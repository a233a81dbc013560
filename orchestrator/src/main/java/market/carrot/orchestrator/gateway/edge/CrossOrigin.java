package market.carrot.orchestrator.gateway.edge;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import market.carrot.orchestrator.role.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Profile;
import org.springframework.validation.annotation.Validated;

/**
 * Which other sites' pages may call the market from a browser (CORS).
 *
 * @param origins such as {@code https://shop.example}; none unless a deployment names some
 * @param maxAge how long a browser may remember the answer
 */
@Validated
@Profile(Role.GATEWAY_PROFILE)
@ConfigurationProperties("carrot.gateway.cors")
record CrossOrigin(@DefaultValue List<String> origins, @NotNull @DefaultValue("1h") Duration maxAge) {}
