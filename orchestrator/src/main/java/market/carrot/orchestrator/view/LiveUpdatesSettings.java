package market.carrot.orchestrator.view;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import market.carrot.orchestrator.role.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Profile;
import org.springframework.validation.annotation.Validated;

/**
 * The streams of events that clients keep open. How often the view is asked for news is {@code poll-millis}.
 *
 * @param heartbeat after so much silence a comment is sent, so that proxies keep the connection and dead clients are noticed
 * @param retry how long a client that lost its stream is asked to wait before it comes back
 * @param longest after this a stream ends, and its client comes back; also when the caller's token expires
 * @param streams how many may be open in one process
 * @param streamsPerUser how many of them may be one user's
 */
@Validated
@Profile(Role.READ_MODEL_PROFILE)
@ConfigurationProperties("carrot.read-model.live-updates")
record LiveUpdatesSettings(
        @NotNull @DefaultValue("15s") Duration heartbeat,
        @NotNull @DefaultValue("3s") Duration retry,
        @NotNull @DefaultValue("1h") Duration longest,
        @Positive @DefaultValue("1000") int streams,
        @Positive @DefaultValue("20") int streamsPerUser) {}
