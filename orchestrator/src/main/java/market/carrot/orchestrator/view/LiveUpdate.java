package market.carrot.orchestrator.view;

import java.time.Instant;

/** An event of a trade as the contract tells it to who follows the trade. */
record LiveUpdate(long wtbId, int version, TradeEventType eventType, TradeState state, String reason, Instant at) {

    static LiveUpdate of(TimelineEntry entry) {
        return new LiveUpdate(
                entry.wtbId(), entry.version(), entry.eventType(), entry.state(), entry.reason(), entry.at());
    }
}
