package market.carrot.orchestrator.trade;

import java.time.Instant;

/** A trade as its parties see it. Amounts in the currency's minor unit. */
record WtbView(
        long wtbId,
        long productId,
        String productTitle,
        String buyerId,
        String sellerId,
        long price,
        String currency,
        WtbState state,
        Long paymentId,
        String reason,
        Instant requestedAt,
        Instant decideBy,
        Instant finishBy) {

    /** As it was answered when the purchase had just been requested. */
    WtbView asRequested() {
        return new WtbView(
                wtbId,
                productId,
                productTitle,
                buyerId,
                sellerId,
                price,
                currency,
                WtbState.REQUESTED,
                paymentId,
                null,
                requestedAt,
                decideBy,
                null);
    }
}
