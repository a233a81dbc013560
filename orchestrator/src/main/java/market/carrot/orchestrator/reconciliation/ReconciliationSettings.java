package market.carrot.orchestrator.reconciliation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What reconciliation looks at, and how often.
 *
 * @param untouchedFor a trade that has changed more recently is left alone, and so is a saga that began more recently
 * @param repeatAfter how long a trade that goes on is left alone after it was found right
 * @param sagasEvery how often the coordinator is asked for all its sagas, which costs it something for each
 * @param leftoversEvery how often the next page of what product and payment have open is looked at
 */
@ConfigurationProperties("carrot.trade.reconcile")
record ReconciliationSettings(
        @DefaultValue("1m") Duration untouchedFor,
        @DefaultValue("10m") Duration repeatAfter,
        @DefaultValue("30s") Duration sagasEvery,
        @DefaultValue("5s") Duration leftoversEvery) {}
