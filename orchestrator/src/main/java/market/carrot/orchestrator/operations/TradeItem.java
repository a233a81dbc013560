package market.carrot.orchestrator.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import market.carrot.orchestrator.trade.WtbState;

/**
 * A trade as operators see it. Amounts in the currency's minor unit.
 *
 * @param byOperator true when an operator decided it
 * @param changedAt when its state or its outcome changed last
 * @param nextTryAt when somebody looks at it next by itself; null when it is over
 * @param nextTryBy who that is, sweep or coordinator; null when it is over
 * @param stuck null when it goes its way
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TradeItem(
        long wtbId,
        WtbState state,
        boolean byOperator,
        long productId,
        String productTitle,
        String buyerId,
        String sellerId,
        long price,
        String currency,
        Long paymentId,
        String reason,
        Instant requestedAt,
        Instant decideBy,
        Instant finishBy,
        Instant changedAt,
        Instant nextTryAt,
        String nextTryBy,
        Stuck stuck) {}
