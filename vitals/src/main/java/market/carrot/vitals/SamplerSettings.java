package market.carrot.vitals;

import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often others are asked for what metrics and health show.
 *
 * @param every pause between two questions of one kind
 * @param rest after a slow answer or failure the pause is longer: so many times as long as it took, up to five minutes
 * @param keepFor how long an answer is shown after a newer one was asked for in vain; longer than any question takes
 */
@Validated
@ConfigurationProperties("carrot.samples")
record SamplerSettings(
        @DefaultValue("5s") @DurationMin(millis = 10) Duration every,
        @DefaultValue("20") @PositiveOrZero int rest,
        @DefaultValue("1m") Duration keepFor) {}
