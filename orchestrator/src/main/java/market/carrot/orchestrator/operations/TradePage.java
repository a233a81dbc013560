package market.carrot.orchestrator.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import market.carrot.orchestrator.trade.EventType;

/**
 * One trade, everything about it side by side.
 *
 * @param traceId the trace of what was done to it last, from which links lead to the ones before; null when there is none
 * @param traceUrl where that trace is shown; null when nobody shows it
 * @param saga what the coordinator has of it; as in the next three, {@code unavailable} when it cannot be asked now
 * @param hold what payment has in escrow
 * @param ledger what payment has booked
 * @param reservation what product has
 * @param timeline all of it that has a time, in its order
 * @param actions what each button would do now, or why not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TradePage(
        TradeItem trade,
        String traceId,
        String traceUrl,
        Map<String, ?> saga,
        Map<String, ?> hold,
        Map<String, ?> ledger,
        Map<String, ?> reservation,
        List<Event> events,
        List<FailedStep> failedSteps,
        List<TradeRecords.Finding> findings,
        List<Moment> timeline,
        Map<String, Action> actions) {

    /**
     * @param occurredAt null when nobody noted it
     * @param sent false while it is only in the outbox
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Event(int version, EventType eventType, Instant occurredAt, boolean sent) {}

    /**
     * A button.
     *
     * @param safe false: it refuses
     * @param why what will happen, or why not
     */
    record Action(boolean safe, String why) {}

    /** @param source who tells of it: trade, payment, product, coordinator, reconciliation, or operator */
    record Moment(Instant at, String source, String what) {}
}
