package market.carrot.orchestrator.view;

import java.time.Instant;
import java.util.List;

/**
 * A trade as the contract shows it.
 *
 * @param timeline oldest first; null in lists
 */
record MyPage(
        long wtbId,
        long productId,
        String productTitle,
        String buyerId,
        String sellerId,
        long price,
        String currency,
        TradeState state,
        Long paymentId,
        String reason,
        int version,
        Instant updatedAt,
        List<Entry> timeline) {

    /** One line of the timeline. */
    record Entry(int version, TradeEventType eventType, TradeState state, String reason, Instant at) {
        static Entry of(TimelineEntry entry) {
            return new Entry(entry.version(), entry.eventType(), entry.state(), entry.reason(), entry.at());
        }
    }

    static MyPage of(Trade trade) {
        return of(trade, null);
    }

    static MyPage of(Trade trade, List<Entry> timeline) {
        return new MyPage(
                trade.wtbId(),
                trade.productId(),
                trade.productTitle(),
                trade.buyerId(),
                trade.sellerId(),
                trade.price(),
                trade.currency(),
                trade.state(),
                trade.paymentId(),
                trade.reason(),
                trade.version(),
                trade.updatedAt(),
                timeline);
    }
}
