package market.carrot.vitals;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often others are asked for what metrics and health show.
 *
 * @param every pause between two questions of one kind; after a slow answer it is longer
 * @param keepFor how long an answer is shown when there is no newer one
 */
@Validated
@ConfigurationProperties("carrot.samples")
record SamplerSettings(
        @DefaultValue("5s") @DurationMin(millis = 10) Duration every, @DefaultValue("1m") Duration keepFor) {}
