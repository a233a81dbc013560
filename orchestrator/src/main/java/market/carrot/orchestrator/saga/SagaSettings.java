package market.carrot.orchestrator.saga;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import market.carrot.orchestrator.role.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Profile;
import org.springframework.validation.annotation.Validated;

/**
 * How sagas reach their coordinator, and how it reaches us.
 *
 * @param coordinator base of the coordinator's API, under its one stable name: every LRA's id begins with it
 * @param participant base under which the coordinator calls this process, or any other of the same role, back
 * @param connectTimeout for a connection to the coordinator
 * @param responseTimeout for its answer; ending an LRA includes its callback to us, which has 2 s
 */
@Validated
@Profile(Role.TRADE_PROFILE)
@ConfigurationProperties("carrot.saga")
record SagaSettings(
        @NotNull URI coordinator,
        @NotNull URI participant,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("8s") Duration responseTimeout) {}
