package market.carrot.orchestrator.trade;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long things may take.
 *
 * @param decideWithin the seller's time to accept or reject; then the request expires
 * @param finishWithin the buyer's time to finish an accepted trade; then it finishes by itself
 * @param requestWithin after this a request that was never answered is taken for failed
 * @param repeatAfter how long the sweep leaves a trade alone that it has just pushed
 */
@ConfigurationProperties("carrot.trade.terms")
public record TradeTerms(
        @DefaultValue("72h") Duration decideWithin,
        @DefaultValue("168h") Duration finishWithin,
        @DefaultValue("30s") Duration requestWithin,
        @DefaultValue("15s") Duration repeatAfter) {

    Instant decideBy(Instant requested) {
        return requested.plus(decideWithin);
    }

    Instant finishBy(Instant accepted) {
        return accepted.plus(finishWithin);
    }

    /** The longest a trade can live: the saga's time limit, a backstop in case everything else fails. */
    public Duration longestTrade() {
        return requestWithin.plus(decideWithin).plus(finishWithin).plus(Duration.ofDays(1));
    }
}
