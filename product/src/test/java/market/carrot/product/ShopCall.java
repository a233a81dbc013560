package market.carrot.product;

import market.carrot.platform.problem.ProblemType;
import market.carrot.product.ShopState.Trade;
import market.carrot.product.Waves.Told;

/** A call to the service, what it has to answer by the rules, and how it is sent. */
interface ShopCall extends Waves.Rule<ShopState> {
    String DONE = "done";

    Answer sendTo(Shop shop);

    private static Told<ShopState> refused(ProblemType type, ShopState state) {
        return new Told<>(type.uri(), state);
    }

    /** A trade asks for its unit. */
    record Reserve(int trade, boolean here, String buyer, long price) implements ShopCall {
        @Override
        public Answer sendTo(Shop shop) {
            return shop.reserve(trade, here, buyer, price);
        }

        @Override
        public Told<ShopState> in(ShopState state) {
            Trade known = state.trades().get(trade);
            if (known == null) {
                return first(state);
            }
            if (known.is(Trade.RELEASED)) {
                return refused(ProblemType.RESERVATION_RELEASED, state);
            }
            if (known.here() != here || !known.buyer().equals(buyer) || known.price() != price) {
                return refused(ProblemType.TRADE_DATA_MISMATCH, state);
            }
            return known.is(Trade.SOLD)
                    ? refused(ProblemType.RESERVATION_SOLD, state)
                    : new Told<>(Trade.RESERVED, state);
        }

        /** The other product has units for all, at a price that stays. */
        private Told<ShopState> first(ShopState state) {
            if (buyer.equals(Shop.SELLER)) {
                return refused(ProblemType.OWN_PRODUCT, state);
            }
            if (here && !state.isOnSale()) {
                return refused(ProblemType.NOT_ON_SALE, state);
            }
            if (price != (here ? state.price() : Shop.PRICE)) {
                return refused(ProblemType.PRICE_CHANGED, state);
            }
            return new Told<>(Trade.RESERVED, state.with(trade, new Trade(here, buyer, price, Trade.RESERVED)));
        }
    }

    /** A trade gives its unit back, perhaps before it has asked for one. */
    record Release(int trade, boolean here) implements ShopCall {
        @Override
        public Answer sendTo(Shop shop) {
            return shop.release(trade, here);
        }

        @Override
        public Told<ShopState> in(ShopState state) {
            Trade known = state.trades().getOrDefault(trade, new Trade(here, null, 0, Trade.RELEASED));
            if (known.here() != here) {
                return refused(ProblemType.TRADE_DATA_MISMATCH, state);
            }
            return known.is(Trade.SOLD)
                    ? refused(ProblemType.RESERVATION_SOLD, state)
                    : new Told<>(Trade.RELEASED, state.with(trade, known.become(Trade.RELEASED)));
        }
    }

    /** A trade's unit is sold. */
    record Sell(int trade, boolean here) implements ShopCall {
        @Override
        public Answer sendTo(Shop shop) {
            return shop.sell(trade, here);
        }

        @Override
        public Told<ShopState> in(ShopState state) {
            Trade known = state.trades().get(trade);
            if (known == null) {
                return refused(ProblemType.NOT_FOUND, state);
            }
            if (known.here() != here) {
                return refused(ProblemType.TRADE_DATA_MISMATCH, state);
            }
            return known.is(Trade.RELEASED)
                    ? refused(ProblemType.RESERVATION_RELEASED, state)
                    : new Told<>(Trade.SOLD, state.with(trade, known.become(Trade.SOLD)));
        }
    }

    /** The seller has more or fewer units, or asks another price. */
    record Edit(Integer quantity, Long price) implements ShopCall {
        @Override
        public Answer sendTo(Shop shop) {
            return shop.edit(quantity, price);
        }

        @Override
        public Told<ShopState> in(ShopState state) {
            if (state.withdrawn()) {
                return refused(ProblemType.NOT_ON_SALE, state);
            }
            int units = quantity == null ? state.quantity() : quantity;
            if (units < state.promised()) {
                return refused(ProblemType.TRADE_STATE_CONFLICT, state);
            }
            long asked = price == null ? state.price() : price;
            return new Told<>(DONE, new ShopState(units, asked, false, state.trades()));
        }
    }

    /** The seller takes the product off the market. */
    record Withdraw() implements ShopCall {
        @Override
        public Answer sendTo(Shop shop) {
            return shop.withdraw();
        }

        @Override
        public Told<ShopState> in(ShopState state) {
            return new Told<>(DONE, new ShopState(state.quantity(), state.price(), true, state.trades()));
        }
    }
}
