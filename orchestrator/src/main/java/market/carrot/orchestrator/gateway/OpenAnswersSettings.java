package market.carrot.orchestrator.gateway;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import market.carrot.orchestrator.role.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Profile;
import org.springframework.validation.annotation.Validated;

/**
 * Answers that stay open, on their way through the gateway.
 *
 * @param most how many there may be at the same time
 * @param connectWithin the service's time to take the connection
 * @param beginWithin the service's time to begin the answer
 * @param silence a service that says nothing for so long is taken for gone; longer than its heartbeat
 * @param longest after this an answer ends whatever the service does; longer than the service's own limit
 */
@Validated
@Profile(Role.GATEWAY_PROFILE)
@ConfigurationProperties("carrot.gateway.open-answers")
record OpenAnswersSettings(
        @Positive @DefaultValue("2000") int most,
        @NotNull @DefaultValue("1s") Duration connectWithin,
        @NotNull @DefaultValue("15s") Duration beginWithin,
        @NotNull @DefaultValue("60s") Duration silence,
        @NotNull @DefaultValue("2h") Duration longest) {}
