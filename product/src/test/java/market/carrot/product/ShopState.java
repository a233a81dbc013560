package market.carrot.product;

import java.util.HashMap;
import java.util.Map;

/**
 * What the rules know of one product and of the trades that want its units.
 *
 * @param trades by number; those that have never been heard of are missing
 */
record ShopState(int quantity, long price, boolean withdrawn, Map<Integer, Trade> trades) {

    /** @param here false when its unit is one of another product; the buyer of a tombstone is null */
    record Trade(boolean here, String buyer, long price, String state) {
        static final String RESERVED = "Reserved";
        static final String RELEASED = "Released";
        static final String SOLD = "Sold";

        Trade become(String next) {
            return new Trade(here, buyer, price, next);
        }

        boolean is(String asked) {
            return state.equals(asked);
        }
    }

    static ShopState of(int quantity, long price) {
        return new ShopState(quantity, price, false, Map.of());
    }

    long count(String state) {
        return trades.values().stream()
                .filter(trade -> trade.here() && trade.is(state))
                .count();
    }

    long promised() {
        return count(Trade.RESERVED) + count(Trade.SOLD);
    }

    boolean isOnSale() {
        return !withdrawn && promised() < quantity;
    }

    ShopState with(int number, Trade trade) {
        Map<Integer, Trade> changed = new HashMap<>(trades);
        changed.put(number, trade);
        return new ShopState(quantity, price, withdrawn, Map.copyOf(changed));
    }
}
