package market.carrot.orchestrator.operations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import market.carrot.orchestrator.trade.Outcome;
import market.carrot.orchestrator.trade.WtbState;

/**
 * A trade's row, and what failed last at its end.
 *
 * @param outcome null as long as nothing is decided
 * @param traceparent the trace of what was done to it last; null where nobody takes traces
 * @param dueAt when the sweep looks at it next; null when it never needs to again
 * @param retryAskedAt since when an operator wants the next try; null when nobody does
 * @param since when it should have gone on, or will have to: its deadline, or when its end was decided
 * @param now the database's time when the row was read
 * @param lastFailure null when nothing failed, or only what was done after all
 */
record TradeRecord(
        TradeItem item,
        Outcome outcome,
        String lraId,
        String traceparent,
        int events,
        Instant confirmedAt,
        Instant acceptedAt,
        Instant decidedAt,
        Instant endedAt,
        Instant dueAt,
        Instant retryAskedAt,
        Instant since,
        Instant now,
        FailedStep lastFailure) {

    /** The trace's number, from the word of W3C Trace Context; null when there is none. */
    String traceId() {
        return traceparent == null ? null : traceparent.split("-")[1];
    }

    /** Without the coordinator's word. */
    TradeItem explained(OperationsSettings settings) {
        return explained(settings, null);
    }

    /**
     * The reason is told only to whom it is one: a trade that is stuck.
     *
     * @param isEnding see {@link NextTry#of}
     */
    TradeItem explained(OperationsSettings settings, Boolean isEnding) {
        Duration stuckAfter = settings.stuckAfter();
        NextTry next = NextTry.of(this, isEnding, settings.coordinatorRepeats());
        boolean stuck = !item.state().isFinal() && since.plus(stuckAfter).isBefore(now);
        return new TradeItem(
                item.wtbId(),
                item.state(),
                item.byOperator(),
                item.productId(),
                item.productTitle(),
                item.buyerId(),
                item.sellerId(),
                item.price(),
                item.currency(),
                item.paymentId(),
                item.reason(),
                item.requestedAt(),
                item.decideBy(),
                item.finishBy(),
                item.changedAt(),
                next == null ? null : next.at(),
                next == null ? null : next.by(),
                stuck ? Stuck.of(this) : null);
    }

    static TradeRecord of(ResultSet row, int number) throws SQLException {
        String outcome = row.getString("outcome");
        return new TradeRecord(
                itemOf(row),
                outcome == null ? null : Outcome.valueOf(outcome),
                row.getString("lra_id"),
                row.getString("traceparent"),
                row.getInt("events"),
                instant(row, "confirmed_at"),
                instant(row, "accepted_at"),
                instant(row, "decided_at"),
                instant(row, "ended_at"),
                instant(row, "due_at"),
                instant(row, "retry_asked_at"),
                instant(row, "since"),
                instant(row, "now"),
                FailedStep.of(row, number));
    }

    private static TradeItem itemOf(ResultSet row) throws SQLException {
        return new TradeItem(
                row.getLong("id"),
                WtbState.valueOf(row.getString("state")),
                row.getBoolean("by_operator"),
                row.getLong("product_id"),
                row.getString("product_title"),
                row.getString("buyer_id"),
                row.getString("seller_id"),
                row.getLong("price"),
                row.getString("currency"),
                row.getObject("payment_id", Long.class),
                row.getString("reason"),
                instant(row, "requested_at"),
                instant(row, "decide_by"),
                instant(row, "finish_by"),
                instant(row, "changed_at"),
                null,
                null,
                null);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
