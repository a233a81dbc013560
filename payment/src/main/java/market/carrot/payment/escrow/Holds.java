package market.carrot.payment.escrow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import market.carrot.platform.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the holds, one per trade. */
@Repository
class Holds {
    private static final String RETURNING =
            " returning payment_id, wtb_id, buyer_id, seller_id, amount, currency, state";

    private final JdbcClient db;

    Holds(JdbcClient db) {
        this.db = db;
    }

    /** @return empty when the trade is known; if somebody else is writing it just now, waits for the outcome first */
    Optional<Hold> insert(long wtbId, HoldTerms terms, Instant now) {
        return db.sql("insert into hold (wtb_id, buyer_id, seller_id, amount, currency, state, held_at)"
                        + " values (:wtbId, :buyer, :seller, :amount, :currency, 'Held', :now)"
                        + " on conflict (wtb_id) do nothing" + RETURNING)
                .param("wtbId", wtbId)
                .param("buyer", terms.buyerId())
                .param("seller", terms.sellerId())
                .param("amount", terms.price().amount())
                .param("currency", terms.price().currency())
                .param("now", Timestamp.from(now))
                .query(Holds::hold)
                .optional();
    }

    /** Like {@link #insert}, for a trade that is undone before its money was ever held. */
    Optional<Hold> insertTombstone(long wtbId, Instant now) {
        return db.sql("insert into hold (wtb_id, state, settled_at) values (:wtbId, 'Refunded', :now)"
                        + " on conflict (wtb_id) do nothing" + RETURNING)
                .param("wtbId", wtbId)
                .param("now", Timestamp.from(now))
                .query(Holds::hold)
                .optional();
    }

    /** The hold, locked until the transaction ends. */
    Optional<Hold> lock(long wtbId) {
        return db.sql("select payment_id, wtb_id, buyer_id, seller_id, amount, currency, state from hold"
                        + " where wtb_id = :wtbId for update")
                .param("wtbId", wtbId)
                .query(Holds::hold)
                .optional();
    }

    List<Hold> ofTrades(Collection<Long> wtbIds) {
        return db.sql("select payment_id, wtb_id, buyer_id, seller_id, amount, currency, state from hold"
                        + " where wtb_id in (:wtbIds)")
                .param("wtbIds", wtbIds)
                .query(Holds::hold)
                .list();
    }

    /** What is in escrow, in the order of the trades. */
    List<Hold> open(long after, int limit) {
        return db.sql("select payment_id, wtb_id, buyer_id, seller_id, amount, currency, state from hold"
                        + " where state = 'Held' and wtb_id > :after order by wtb_id limit :limit")
                .param("after", after)
                .param("limit", limit)
                .query(Holds::hold)
                .list();
    }

    void settle(Hold hold, Instant now) {
        db.sql("update hold set state = :state, settled_at = :now where wtb_id = :wtbId")
                .param("state", hold.state().label())
                .param("now", Timestamp.from(now))
                .param("wtbId", hold.wtbId())
                .update();
    }

    private static Hold hold(ResultSet row, int number) throws SQLException {
        String buyer = row.getString("buyer_id");
        HoldTerms terms = buyer == null
                ? null
                : new HoldTerms(
                        buyer, row.getString("seller_id"), new Money(row.getLong("amount"), row.getString("currency")));
        return new Hold(row.getLong("payment_id"), row.getLong("wtb_id"), terms, HoldState.of(row.getString("state")));
    }
}
