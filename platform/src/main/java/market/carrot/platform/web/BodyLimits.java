package market.carrot.platform.web;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What a service takes of a request's body.
 *
 * @param maxSize several times what the largest operation of the contract needs
 * @param within in which it must have arrived, so that a slow sender holds no thread
 */
@Validated
@ConfigurationProperties("carrot.web.body")
public record BodyLimits(
        @NotNull @DefaultValue("64KB") DataSize maxSize, @NotNull @DefaultValue("20s") Duration within) {}
