package market.carrot.orchestrator.view;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import market.carrot.orchestrator.role.Role;
import org.apache.camel.Body;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings the view up to date, each batch in one transaction. An event that is known already changes nothing. Two
 * consumers may hold the same records for a moment while partitions move: the second one to commit breaks the
 * timeline's primary key, is rolled back, and at the repeat finds the events known.
 */
@Component("tradeProjection")
@Profile(Role.READ_MODEL_PROFILE)
class TradeProjection {
    @PersistenceContext(unitName = ViewDatabase.UNIT)
    private EntityManager view;

    @Transactional(ViewDatabase.TRANSACTIONS)
    public void apply(@Body EventBatch batch) {
        Set<Long> wtbIds = batch.events().stream().map(TradeEvent::wtbId).collect(Collectors.toSet());
        if (wtbIds.isEmpty()) {
            return;
        }
        Set<TimelineKey> known = timelineKeys(wtbIds);
        List<TradeEvent> news =
                batch.events().stream().filter(event -> known.add(event.key())).toList();
        Map<Long, Trade> trades = trades(wtbIds);
        for (TradeEvent event : news) {
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

    /** Forgets everything; the topic tells it again. */
    @Transactional(ViewDatabase.TRANSACTIONS)
    public void empty() {
        view.createQuery("delete from TimelineEntry").executeUpdate();
        view.createQuery("delete from Trade").executeUpdate();
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
