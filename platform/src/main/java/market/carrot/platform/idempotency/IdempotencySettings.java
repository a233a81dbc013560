package market.carrot.platform.idempotency;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long answers are kept.
 *
 * @param keepFor since the key came first; clients are promised a day
 */
@Validated
@ConfigurationProperties("carrot.idempotency")
record IdempotencySettings(@DefaultValue("48h") @DurationMin(hours = 24) Duration keepFor) {}
