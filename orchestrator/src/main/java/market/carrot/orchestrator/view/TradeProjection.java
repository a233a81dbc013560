package market.carrot.orchestrator.view;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import market.carrot.orchestrator.role.Role;
import org.apache.camel.Body;
import org.apache.camel.Message;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the view up to date, each batch in one transaction. An event that is known already changes nothing. Two
 * consumers may hold the same records for a moment while partitions move: the second one to commit breaks the
 * timeline's primary key, is rolled back, and finds the events known when it applies them one by one.
 */
@Component("tradeProjection")
@Profile(Role.READ_MODEL_PROFILE)
class TradeProjection {
    private final TransactionTemplate transaction;
    private final Rebuilds rebuilds;
    private final DeadLetters deadLetters;

    @PersistenceContext(unitName = ViewDatabase.UNIT)
    private EntityManager view;

    TradeProjection(
            @Qualifier(ViewDatabase.TRANSACTIONS) JpaTransactionManager transactions,
            Rebuilds rebuilds,
            DeadLetters deadLetters) {
        this.transaction = new TransactionTemplate(transactions);
        this.rebuilds = rebuilds;
        this.deadLetters = deadLetters;
    }

    /** @return the batch; an event that the database refuses is among the unusable ones, and stands in nobody's way */
    public EventBatch apply(@Body EventBatch batch) {
        try {
            apply(batch.events().stream().map(EventBatch.Received::event).toList(), batch.unusable());
            return batch;
        } catch (DataIntegrityViolationException oneOfThem) {
            return oneByOne(batch);
        }
    }

    private EventBatch oneByOne(EventBatch batch) {
        List<EventBatch.Received> applied = new ArrayList<>();
        List<Message> unusable = new ArrayList<>(batch.unusable());
        Set<TradeEvent> refused = new HashSet<>();
        for (EventBatch.Received each : batch.events()) {
            try {
                applyAtSecondTry(each.event());
                applied.add(each);
            } catch (DataIntegrityViolationException e) {
                unusable.add(DeadLetterHeaders.on(each.record(), refusal(e)));
                refused.add(each.event());
            }
        }
        apply(List.of(), unusable);
        batch.traced().stream()
                .filter(traced -> refused.contains(traced.event()))
                .forEach(TracedEvent::isRefused);
        return new EventBatch(batch.records(), applied, unusable, batch.traced());
    }

    /** Another consumer may just have stored the same event; then it is known at the second try. */
    private void applyAtSecondTry(TradeEvent event) {
        try {
            apply(List.of(event), List.of());
        } catch (DataIntegrityViolationException perhapsKnownNow) {
            apply(List.of(event), List.of());
        }
    }

    static String refusal(DataIntegrityViolationException refused) {
        return "The database refuses it: " + refused.getMostSpecificCause().getMessage();
    }

    private void apply(Collection<TradeEvent> events, Collection<Message> unusable) {
        transaction.executeWithoutResult(status -> {
            tell(events);
            unusable.forEach(deadLetters::keep);
        });
    }

    /** Within the caller's transaction, which fails at its end if the database refuses an event. */
    void tell(Collection<TradeEvent> events) {
        rebuilds.holdOff();
        Set<Long> wtbIds = events.stream().map(TradeEvent::wtbId).collect(Collectors.toSet());
        if (wtbIds.isEmpty()) {
            return;
        }
        Set<TimelineKey> known = timelineKeys(wtbIds);
        Map<Long, Trade> trades = trades(wtbIds);
        for (TradeEvent event : events) {
            if (!known.add(event.key())) {
                continue;
            }
            view.persist(new TimelineEntry(event));
            Trade trade = trades.get(event.wtbId());
            if (trade == null) {
                Trade added = new Trade(event);
                view.persist(added);
                trades.put(added.wtbId(), added);
            } else {
                trade.apply(event);
            }
        }
    }

    private Set<TimelineKey> timelineKeys(Set<Long> wtbIds) {
        return new HashSet<>(view.createNamedQuery(TimelineEntry.KEYS_OF_TRADES, TimelineKey.class)
                .setParameter("wtbIds", wtbIds)
                .getResultList());
    }

    private Map<Long, Trade> trades(Set<Long> wtbIds) {
        Map<Long, Trade> trades = new HashMap<>();
        view.createQuery("select trade from Trade trade where trade.wtbId in :wtbIds", Trade.class)
                .setParameter("wtbIds", wtbIds)
                .getResultList()
                .forEach(trade -> trades.put(trade.wtbId(), trade));
        return trades;
    }
}
