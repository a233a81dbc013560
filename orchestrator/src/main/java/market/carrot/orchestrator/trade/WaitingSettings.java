package market.carrot.orchestrator.trade;

import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Requests that wait for a trade's end.
 *
 * @param atMost how long, since the request arrived; the gateway itself waits 15 s for an answer
 * @param places how many at the same time, for each holds a thread; one more is answered at once
 */
@Validated
@ConfigurationProperties("carrot.trade.waiting")
record WaitingSettings(
        @DefaultValue("10s") @DurationMax(seconds = 14) Duration atMost,
        @DefaultValue("50") @PositiveOrZero int places) {}
