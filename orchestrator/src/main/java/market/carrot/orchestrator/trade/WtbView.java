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

    static WtbView of(Wtb wtb, Instant requestedAt, Instant decideBy, Instant finishBy) {
        Deal deal = wtb.deal();
        return new WtbView(
                wtb.id(),
                deal.productId(),
                deal.productTitle(),
                deal.buyerId(),
                deal.sellerId(),
                deal.price(),
                deal.currency(),
                wtb.state(),
                wtb.paymentId(),
                wtb.reason(),
                requestedAt,
                decideBy,
                finishBy);
    }

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
