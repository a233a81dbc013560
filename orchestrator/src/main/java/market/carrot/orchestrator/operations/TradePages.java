package market.carrot.orchestrator.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import market.carrot.orchestrator.audit.AuditEntry;
import market.carrot.orchestrator.audit.AuditLog;
import market.carrot.orchestrator.trade.Circumstances;
import market.carrot.orchestrator.trade.EventType;
import market.carrot.orchestrator.trade.Interventions;
import market.carrot.orchestrator.trade.Step;
import market.carrot.platform.paging.Page;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import market.carrot.platform.web.Caller;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/** Puts together what there is about one trade, for the route get-trade. */
public class TradePages {
    private final TradeRecords trades;
    private final AuditLog audit;
    private final Interventions interventions;
    private final OperationsSettings settings;

    TradePages(TradeRecords trades, AuditLog audit, Interventions interventions, OperationsSettings settings) {
        this.trades = trades;
        this.audit = audit;
        this.interventions = interventions;
        this.settings = settings;
    }

    /** @throws ProblemException NOT_FOUND when there is no such trade */
    public TradeRecord find(@Header("wtbId") long wtbId) {
        return trades.find(wtbId)
                .orElseThrow(() ->
                        new ProblemException(ProblemType.NOT_FOUND, "There is no such trade, or it never began."));
    }

    /** With what the other parts have said before. The trade itself is read again: it may have gone on meanwhile. */
    public TradePage page(
            @Header("wtbId") long wtbId,
            @ExchangeProperty(Parts.SAGA) Map<String, ?> saga,
            @ExchangeProperty(Parts.HOLD) Map<String, ?> hold,
            @ExchangeProperty(Parts.LEDGER) Map<String, ?> ledger,
            @ExchangeProperty(Parts.RESERVATION) Map<String, ?> reservation,
            @ExchangeProperty("holdStep") Step money,
            @ExchangeProperty("reservationStep") Step unit,
            @ExchangeProperty(Caller.PROPERTY) String operator) {
        TradeRecord trade = find(wtbId);
        List<TradePage.Event> events = events(trade);
        List<FailedStep> failed = trades.failedSteps(wtbId);
        List<TradeRecords.Finding> findings = trades.findings(wtbId);
        List<AuditEntry> interferences = audit.list(wtbId, null, Page.MAX_LIMIT).items();
        return new TradePage(
                trade.explained(settings, isEnding(saga)),
                trade.traceId(),
                settings.traceUrl(trade.traceId(), wtbId),
                saga,
                hold,
                ledger,
                reservation,
                events,
                failed,
                findings,
                new Timeline(trade)
                        .saga(saga)
                        .reservation(reservation)
                        .events(events)
                        .ledger(ledger)
                        .failures(failed)
                        .findings(findings)
                        .interferences(interferences)
                        .inOrder(),
                actions(wtbId, new Circumstances(operator, money, unit)));
    }

    private static Boolean isEnding(Map<String, ?> saga) {
        Object status = saga.get("status");
        return status == null ? null : "Closing".equals(status) || "Cancelling".equals(status);
    }

    private Map<String, TradePage.Action> actions(long wtbId, Circumstances given) {
        Map<String, TradePage.Action> actions = new TreeMap<>();
        interventions
                .judge(wtbId, given)
                .forEach((each, judgement) -> actions.put(
                        each.name().toLowerCase(Locale.ROOT),
                        new TradePage.Action(judgement.isSafe(), judgement.why())));
        return actions;
    }

    /** A trade has at most three, and its row says which: what is in the outbox has not been sent yet. */
    private List<TradePage.Event> events(TradeRecord trade) {
        Map<EventType, Instant> happened = new EnumMap<>(EventType.class);
        List<EventType> types = new ArrayList<>();
        if (trade.item().decideBy() != null) {
            types.add(EventType.WTB_ADDED);
            happened.put(EventType.WTB_ADDED, trade.confirmedAt());
        }
        if (trade.item().finishBy() != null) {
            types.add(EventType.WTB_ACCEPTED);
            happened.put(EventType.WTB_ACCEPTED, trade.acceptedAt());
        }
        if (trade.item().state().isFinal()) {
            types.add(trade.outcome().event());
            happened.put(trade.outcome().event(), trade.endedAt());
        }
        Set<Integer> unsent = trades.unsent(trade.item().wtbId());
        List<TradePage.Event> events = new ArrayList<>();
        for (EventType type : types) {
            int version = events.size() + 1;
            events.add(new TradePage.Event(version, type, happened.get(type), !unsent.contains(version)));
        }
        return events;
    }
}
