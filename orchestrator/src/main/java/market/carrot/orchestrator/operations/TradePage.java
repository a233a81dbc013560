package market.carrot.orchestrator.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import market.carrot.orchestrator.trade.EventType;
import market.carrot.orchestrator.trade.Intervention;

/**
 * One trade, everything about it side by side.
 *
 * @param saga what the coordinator has of it; as in the next three, {@code unavailable} when it cannot be asked now
 * @param hold what payment has in escrow
 * @param ledger what payment has booked
 * @param reservation what product has
 * @param timeline all of it that has a time, in its order
 * @param actions what each button would do now, or why not
 */
record TradePage(
        TradeItem trade,
        Map<String, ?> saga,
        Map<String, ?> hold,
        Map<String, ?> ledger,
        Map<String, ?> reservation,
        List<Event> events,
        List<FailedStep> failedSteps,
        List<TradeRecords.Finding> findings,
        List<Moment> timeline,
        Map<String, Intervention.Judgement> actions) {

    /**
     * @param occurredAt null when nobody noted it
     * @param sent false while it is only in the outbox
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Event(int version, EventType eventType, Instant occurredAt, boolean sent) {}

    /** @param source who tells of it: trade, payment, product, coordinator, reconciliation, or operator */
    record Moment(Instant at, String source, String what) {}
}
