package market.carrot.orchestrator.view;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import market.carrot.orchestrator.role.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Profile;
import org.springframework.validation.annotation.Validated;

/**
 * The read model's MariaDB.
 *
 * @param url JDBC URL
 * @param maximumPoolSize connections of one process
 */
@Validated
@Profile(Role.READ_MODEL_PROFILE)
@ConfigurationProperties("carrot.read-model.database")
record ViewProperties(
        @NotBlank String url,
        @NotBlank String username,
        @NotNull String password,
        @Positive @DefaultValue("20") int maximumPoolSize) {}
