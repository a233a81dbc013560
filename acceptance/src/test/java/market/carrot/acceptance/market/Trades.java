package market.carrot.acceptance.market;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Every trade that any story began, failed ones included: in the end all books are looked at. */
public final class Trades {
    private final Map<Long, Trade> byId = new ConcurrentHashMap<>();
    private final Set<Long> withFailedSagas = ConcurrentHashMap.newKeySet();
    private final Set<Long> madeUp = ConcurrentHashMap.newKeySet();

    Answer note(Answer answer, Product product, Person buyer) {
        long wtbId = answer.json().at("/wtbId").asLong();
        if (wtbId != 0) {
            add(new Trade(wtbId, product, buyer));
        }
        return answer;
    }

    /** One that its buyer was not told of. */
    public void add(Trade trade) {
        byId.putIfAbsent(trade.wtbId(), trade);
    }

    /** A story has made the coordinator believe that its saga cannot be ended: a case for an operator. */
    public void sagaFailed(Trade trade) {
        withFailedSagas.add(trade.wtbId());
    }

    public Collection<Long> withFailedSagas() {
        return withFailedSagas;
    }

    /**
     * A story lets services do all they can for a trade that there is not. Reconciliation may come upon it in a state
     * that only an operator can judge.
     */
    public void madeUp(long wtbId) {
        madeUp.add(wtbId);
    }

    public boolean isMadeUp(long wtbId) {
        return madeUp.contains(wtbId);
    }

    public Collection<Trade> of(Person buyer) {
        return byId.values().stream()
                .filter(trade -> trade.buyer().equals(buyer))
                .toList();
    }

    public Collection<Trade> all() {
        return byId.values();
    }
}
