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
 * @param rest after a slow answer the pause is longer: so many times as long as the answer took
 * @param keepFor how long an answer is shown when there is no newer one
 */
@Validated
@ConfigurationProperties("carrot.samples")
record SamplerSettings(
        @DefaultValue("5s") @DurationMin(millis = 10) Duration every,
        @DefaultValue("20") @PositiveOrZero int rest,
        @DefaultValue("1m") Duration keepFor) {}
