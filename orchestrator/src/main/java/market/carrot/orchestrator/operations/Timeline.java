package market.carrot.orchestrator.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import market.carrot.orchestrator.audit.AuditEntry;

/** What happened to a trade, told by everybody who knows, in the order of time. */
final class Timeline {
    private static final String TRADE = "trade";

    private final List<TradePage.Moment> moments = new ArrayList<>();

    Timeline(TradeRecord trade) {
        add(trade.item().requestedAt(), TRADE, "requested by " + trade.item().buyerId());
        add(
                trade.item().requestedAt(),
                TRADE,
                "part of the LRA " + trade.lraId().replaceAll(".*/", ""));
        add(trade.confirmedAt(), TRADE, "reserved and in escrow: Requested");
        add(trade.acceptedAt(), TRADE, "accepted by the seller: Accepted");
        if (trade.outcome() != null) {
            add(
                    trade.decidedAt(),
                    TRADE,
                    "decided%s: it will be %s"
                            .formatted(
                                    trade.item().byOperator() ? " by an operator" : "",
                                    trade.outcome().finalState().label()));
        }
        add(trade.endedAt(), TRADE, "over: " + trade.item().state().label());
    }

    Timeline events(List<TradePage.Event> events) {
        events.forEach(event -> add(
                event.occurredAt(),
                TRADE,
                "event %d, %s, %s"
                        .formatted(
                                event.version(), event.eventType().label(), event.sent() ? "sent" : "not sent yet")));
        return this;
    }

    /** When it ended is the trade's own end: the coordinator forgets what has ended. */
    Timeline saga(Map<String, ?> saga) {
        if (saga.get("startedAt") instanceof Instant startedAt) {
            add(startedAt, "coordinator", "the LRA has begun; now it is " + saga.get("status"));
        }
        return this;
    }

    /** Product keeps the time of its last change only. What happened to the hold, the ledger tells. */
    Timeline reservation(Map<String, ?> reservation) {
        if (reservation.get("since") instanceof JsonNode since && reservation.get("state") instanceof JsonNode state) {
            add(Instant.parse(since.asText()), "product", "the unit is " + state.asText());
        }
        return this;
    }

    Timeline ledger(Map<String, ?> ledger) {
        if (ledger.get("lines") instanceof JsonNode lines) {
            lines.forEach(line -> add(
                    Instant.parse(line.path("at").asText()),
                    "payment",
                    "%s of %d %s from %s to %s"
                            .formatted(
                                    line.path("kind").asText(),
                                    line.path("amount").asLong(),
                                    line.path("currency").asText(),
                                    line.path("debit").asText(),
                                    line.path("credit").asText())));
        }
        return this;
    }

    Timeline failures(List<FailedStep> failures) {
        failures.forEach(failure -> {
            if (failure.tries() > 1) {
                add(failure.firstAt(), failure.participant(), "its part of the end failed for the first time");
            }
            add(
                    failure.lastAt(),
                    failure.participant(),
                    "its part of the end failed, try %d: %s".formatted(failure.tries(), failure.answer()));
        });
        return this;
    }

    Timeline findings(List<TradeRecords.Finding> findings) {
        findings.forEach(
                finding -> add(finding.firstSeen(), "reconciliation", finding.kind() + ": " + finding.detail()));
        return this;
    }

    Timeline interferences(List<AuditEntry> entries) {
        entries.forEach(entry -> add(
                entry.at(),
                "operator",
                "%s: %s, %s (%s); reason: %s"
                        .formatted(entry.operator(), entry.action(), entry.outcome(), entry.detail(), entry.reason())));
        return this;
    }

    List<TradePage.Moment> inOrder() {
        return moments.stream()
                .sorted(Comparator.comparing(TradePage.Moment::at))
                .toList();
    }

    /** What nobody noted the time of is not in it. */
    private void add(Instant at, String source, String what) {
        if (at != null) {
            moments.add(new TradePage.Moment(at, source, what));
        }
    }
}
