package market.carrot.payment.escrow;

import java.util.HashMap;
import java.util.Map;

/**
 * What the rules know of some wallets and trades.
 *
 * @param trades by number; those that have never been heard of are missing
 */
record BooksState(Map<String, Long> wallets, Map<Integer, Trade> trades) {

    /** @param buyer null for a tombstone, which has no seller and no amount either */
    record Trade(String buyer, String seller, long amount, HoldState state) {
        static final Trade TOMBSTONE = new Trade(null, null, 0, HoldState.REFUNDED);

        Trade become(HoldState next) {
            return new Trade(buyer, seller, amount, next);
        }
    }

    static final BooksState EMPTY = new BooksState(Map.of(), Map.of());

    long balance(String user) {
        return wallets.getOrDefault(user, 0L);
    }

    BooksState moved(String user, long amount) {
        Map<String, Long> changed = new HashMap<>(wallets);
        changed.merge(user, amount, Long::sum);
        return new BooksState(Map.copyOf(changed), trades);
    }

    BooksState with(int number, Trade trade) {
        Map<Integer, Trade> changed = new HashMap<>(trades);
        changed.put(number, trade);
        return new BooksState(wallets, Map.copyOf(changed));
    }
}
