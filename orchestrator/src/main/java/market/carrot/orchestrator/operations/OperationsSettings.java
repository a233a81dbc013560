package market.carrot.orchestrator.operations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What operators are shown.
 *
 * @param stuckAfter how long a trade may be past its deadline, or decided and not over, before it counts as stuck: longer
 *     than the sweep and the coordinator need for a try
 */
@ConfigurationProperties("carrot.trade.operations")
record OperationsSettings(@DefaultValue("30s") Duration stuckAfter) {}
