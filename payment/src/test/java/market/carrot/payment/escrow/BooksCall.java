package market.carrot.payment.escrow;

import market.carrot.payment.escrow.BooksState.Trade;
import market.carrot.payment.escrow.Waves.Told;
import market.carrot.payment.support.Answer;
import market.carrot.platform.problem.ProblemType;

/** A call to the service, what it has to answer by the rules, and how it is sent. */
interface BooksCall extends Waves.Rule<BooksState> {
    String DONE = "done";

    Answer sendTo(Books books);

    private static Told<BooksState> refused(ProblemType type, BooksState state) {
        return new Told<>(type.uri(), state);
    }

    private static Told<BooksState> answered(HoldState answer, BooksState next) {
        return new Told<>(answer.label(), next);
    }

    /** Money enters a wallet. */
    record Deposit(String user, long amount) implements BooksCall {
        @Override
        public Answer sendTo(Books books) {
            return books.deposit(user, amount);
        }

        @Override
        public Told<BooksState> in(BooksState state) {
            return new Told<>(DONE, state.moved(user, amount));
        }
    }

    /** Money leaves a wallet. */
    record Withdraw(String user, long amount) implements BooksCall {
        @Override
        public Answer sendTo(Books books) {
            return books.withdraw(user, amount);
        }

        @Override
        public Told<BooksState> in(BooksState state) {
            return state.balance(user) < amount
                    ? refused(ProblemType.INSUFFICIENT_FUNDS, state)
                    : new Told<>(DONE, state.moved(user, -amount));
        }
    }

    /** A trade takes the buyer's money into escrow. */
    record Hold(int trade, String buyer, String seller, long amount) implements BooksCall {
        @Override
        public Answer sendTo(Books books) {
            return books.hold(trade, buyer, seller, amount);
        }

        @Override
        public Told<BooksState> in(BooksState state) {
            Trade known = state.trades().get(trade);
            Trade wanted = new Trade(buyer, seller, amount, HoldState.HELD);
            if (known == null) {
                return state.balance(buyer) < amount
                        ? refused(ProblemType.INSUFFICIENT_FUNDS, state)
                        : answered(HoldState.HELD, state.moved(buyer, -amount).with(trade, wanted));
            }
            if (known.buyer() != null && !known.become(HoldState.HELD).equals(wanted)) {
                return refused(ProblemType.TRADE_DATA_MISMATCH, state);
            }
            return switch (known.state()) {
                case HELD -> answered(HoldState.HELD, state);
                case REFUNDED -> refused(ProblemType.HOLD_REFUNDED, state);
                case PAID_OUT -> refused(ProblemType.HOLD_PAID_OUT, state);
            };
        }
    }

    /** A trade gives the buyer the money back, perhaps before it has taken it. */
    record Refund(int trade) implements BooksCall {
        @Override
        public Answer sendTo(Books books) {
            return books.refund(trade);
        }

        @Override
        public Told<BooksState> in(BooksState state) {
            Trade known = state.trades().getOrDefault(trade, Trade.TOMBSTONE);
            return switch (known.state()) {
                case HELD ->
                    answered(
                            HoldState.REFUNDED,
                            state.moved(known.buyer(), known.amount()).with(trade, known.become(HoldState.REFUNDED)));
                case REFUNDED -> answered(HoldState.REFUNDED, state.with(trade, known));
                case PAID_OUT -> refused(ProblemType.HOLD_PAID_OUT, state);
            };
        }
    }

    /** A trade pays its seller. */
    record PayOut(int trade) implements BooksCall {
        @Override
        public Answer sendTo(Books books) {
            return books.payOut(trade);
        }

        @Override
        public Told<BooksState> in(BooksState state) {
            Trade known = state.trades().get(trade);
            if (known == null) {
                return refused(ProblemType.NOT_FOUND, state);
            }
            return switch (known.state()) {
                case HELD ->
                    answered(
                            HoldState.PAID_OUT,
                            state.moved(known.seller(), known.amount()).with(trade, known.become(HoldState.PAID_OUT)));
                case REFUNDED -> refused(ProblemType.HOLD_REFUNDED, state);
                case PAID_OUT -> answered(HoldState.PAID_OUT, state);
            };
        }
    }
}
