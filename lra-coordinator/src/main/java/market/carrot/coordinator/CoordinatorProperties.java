package market.carrot.coordinator;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator sets under {@code carrot.coordinator}.
 *
 * @param url its one name, which every LRA's id begins with; it takes no call to another
 * @param callers client ids of the services that may call it; no other may, whatever its scope
 * @param participants bases of the URLs that an LRA may be joined with; nothing else is called back
 * @param nodeIdentifier Narayana's name of this coordinator, part of every LRA's uid; at most 28 bytes
 */
@Validated
@ConfigurationProperties("carrot.coordinator")
public record CoordinatorProperties(
        @NotNull URI url,
        @DefaultValue("orchestrator") @NotEmpty Set<String> callers,
        @NotEmpty List<URI> participants,
        @DefaultValue("1") @NotBlank @Size(max = 28) String nodeIdentifier,
        @DefaultValue @Valid Store store,
        @DefaultValue @Valid Recovery recovery,
        @DefaultValue @Valid Callback callback) {

    /**
     * The file store of all open LRAs.
     *
     * @param directory has no default: losing it loses every open trade's saga, so it belongs on a persistent volume
     * @param sync whether a write is on the disk before it is answered
     * @param minFree with less room than this on its disk the coordinator takes no change
     */
    public record Store(
            @NotNull(message = "must name a directory on a persistent volume") Path directory,
            @DefaultValue("true") boolean sync,
            @DefaultValue("32MB") @NotNull DataSize minFree) {}

    /**
     * How often callbacks that failed are repeated. Whole seconds only, and neither
     * may be zero, which Narayana takes for "wait forever".
     *
     * @param period wait between two passes over the store
     * @param backoff wait inside a pass, before the LRAs found are worked on
     */
    public record Recovery(
            @DefaultValue("9s") @DurationMin(seconds = 1) Duration period,
            @DefaultValue("1s") @DurationMin(seconds = 1) Duration backoff) {

        /** From one repetition of a failed callback to the next. */
        public Duration cycle() {
            return period.plus(backoff);
        }
    }

    /**
     * Limits of one call to a participant. Narayana itself waits 2 s for a callback, always.
     *
     * @param connectTimeout for the connection
     * @param readTimeout for the answer
     */
    public record Callback(
            @DefaultValue("1s") @DurationMin(millis = 1) Duration connectTimeout,
            @DefaultValue("2s") @DurationMin(millis = 1) Duration readTimeout) {}
}
