package market.carrot.payment.escrow;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import market.carrot.payment.support.Answer;
import market.carrot.payment.support.PaymentClient;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Users and trades that the running service has not heard of yet. */
final class Books {
    /** Far from the trades of other tests. */
    private static final AtomicLong LAST_TRADE = new AtomicLong(1_000_000_000L);

    private static final int TRADES = 10;

    private final PaymentClient payment;
    private final JdbcClient database;
    private final long firstTrade = LAST_TRADE.addAndGet(TRADES);
    private final Map<Integer, Long> payments = new ConcurrentHashMap<>();

    Books(PaymentClient payment, JdbcClient database) {
        this.payment = payment;
        this.database = database;
    }

    /** Sends a call; the answer in the words of the rules. */
    String send(BooksCall call) {
        Answer answer = call.sendTo(this);
        if (answer.status() >= 300) {
            return answer.text("type");
        }
        return answer.body().has("state") ? answer.text("state") : BooksCall.DONE;
    }

    Answer deposit(String user, long amount) {
        return payment.deposit(own(user), amount);
    }

    Answer withdraw(String user, long amount) {
        return payment.withdraw(own(user), amount);
    }

    Answer hold(int trade, String buyer, String seller, long amount) {
        return sameAsEver(trade, payment.hold(firstTrade + trade, own(buyer), own(seller), amount));
    }

    Answer refund(int trade) {
        return sameAsEver(trade, payment.refund(firstTrade + trade));
    }

    Answer payOut(int trade) {
        return sameAsEver(trade, payment.payOut(firstTrade + trade));
    }

    /** A trade has one payment, whoever asks for it, and however often. */
    private Answer sameAsEver(int trade, Answer answer) {
        if (answer.status() == 200) {
            Long first = payments.putIfAbsent(trade, answer.number("paymentId"));
            if (first != null && first != answer.number("paymentId")) {
                throw new AssertionError("Payment %d before, and now %s".formatted(first, answer));
            }
        }
        return answer;
    }

    private String own(String user) {
        return user + firstTrade;
    }

    /**
     * What the database has of them.
     *
     * @param strayTransfers what is booked without a trade, twice for a trade, or otherwise than its hold says
     */
    record Rows(Map<String, Long> wallets, Map<Integer, String> trades, long strayTransfers) {

        boolean agreeWith(BooksState state) {
            Map<Integer, String> states = new HashMap<>();
            state.trades()
                    .forEach((number, trade) -> states.put(number, trade.state().label()));
            return strayTransfers == 0
                    && trades.equals(states)
                    && wallets.entrySet().stream()
                            .allMatch(wallet -> state.balance(wallet.getKey()) == wallet.getValue())
                    && wallets.keySet().containsAll(state.wallets().keySet());
        }
    }

    Rows rows() {
        Map<String, Long> wallets = new HashMap<>();
        database.sql("select owner, balance from wallet where owner like :mine")
                .param("mine", "%" + firstTrade)
                .query(row -> {
                    wallets.put(row.getString(1).replace(String.valueOf(firstTrade), ""), row.getLong(2));
                });
        Map<Integer, String> trades = new HashMap<>();
        database.sql("select wtb_id, state from hold where wtb_id between :first and :last")
                .param("first", firstTrade)
                .param("last", firstTrade + TRADES - 1)
                .query(row -> {
                    trades.put((int) (row.getLong(1) - firstTrade), row.getString(2));
                });
        return new Rows(wallets, trades, strayTransfers());
    }

    /** A wallet's balance that is not the sum of its transfers, or a settlement that is not the hold's. */
    private long strayTransfers() {
        return database.sql(
                        """
                        select (select count(*) from wallet w where owner like :mine and balance <>
                                   coalesce((select sum(amount) from transfer where credit_owner = w.owner), 0)
                                 - coalesce((select sum(amount) from transfer where debit_owner = w.owner), 0))
                             + (select count(*) from hold h where wtb_id between :first and :last and
                                   (select count(*) from transfer t where t.wtb_id = h.wtb_id) <>
                                   case when buyer_id is null then 0 when state = 'Held' then 1 else 2 end)
                        """)
                .param("mine", "%" + firstTrade)
                .param("first", firstTrade)
                .param("last", firstTrade + TRADES - 1)
                .query(Long.class)
                .single();
    }
}
