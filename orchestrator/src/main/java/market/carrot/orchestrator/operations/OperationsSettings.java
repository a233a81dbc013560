package market.carrot.orchestrator.operations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What operators are shown.
 *
 * @param stuckAfter how long a trade may be past its deadline, or decided and not over, before it counts as stuck: longer
 *     than the sweep and the coordinator need for a try
 * @param coordinatorRepeats how often the coordinator repeats a callback that failed: what its own settings say
 * @param traceViewer where a trace is shown, with {@code {traceId}} or {@code {wtbId}} in it; empty: nowhere
 */
@ConfigurationProperties("carrot.trade.operations")
record OperationsSettings(
        @DefaultValue("30s") Duration stuckAfter,
        @DefaultValue("10s") Duration coordinatorRepeats,
        @DefaultValue("") String traceViewer) {

    /** @return null when the trade has no trace, or nobody shows it */
    String traceUrl(String traceId, long wtbId) {
        return traceId == null || traceViewer.isBlank()
                ? null
                : traceViewer.replace("{traceId}", traceId).replace("{wtbId}", String.valueOf(wtbId));
    }
}
