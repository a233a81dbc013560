package market.carrot.orchestrator.view;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import market.carrot.orchestrator.role.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Profile;
import org.springframework.validation.annotation.Validated;

/**
 * Rebuilds of the view. How often a process looks whether one was asked for is {@code look-millis}.
 *
 * @param beginWithin after this a rebuild that could not begin, because somebody still reads, is given up and reading goes
 *     on; longer than Kafka keeps the place of a reader that is gone (10 s)
 */
@Validated
@Profile(Role.READ_MODEL_PROFILE)
@ConfigurationProperties("carrot.read-model.rebuild")
record RebuildSettings(@NotNull @DefaultValue("2m") Duration beginWithin) {}
