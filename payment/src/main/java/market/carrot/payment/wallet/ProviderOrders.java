package market.carrot.payment.wallet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import market.carrot.payment.ledger.TransferKind;
import market.carrot.payment.ledger.WalletId;
import market.carrot.platform.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the orders to the provider. */
@Repository
class ProviderOrders {
    private static final int BATCH = 50;

    private final JdbcClient db;

    ProviderOrders(JdbcClient db) {
        this.db = db;
    }

    ProviderOrder insert(
            TransferKind kind, WalletId wallet, Money money, Long transferId, Long requestId, Instant now) {
        return db.sql(
                        "insert into provider_order (kind, owner, amount, currency, state, transfer_id, request_id, asked_at)"
                                + " values (:kind, :owner, :amount, :currency, 'Asked', :transferId, :requestId, :now) returning *")
                .param("kind", kind.name())
                .param("owner", wallet.owner())
                .param("amount", money.amount())
                .param("currency", money.currency())
                .param("transferId", transferId)
                .param("requestId", requestId)
                .param("now", Timestamp.from(now))
                .query(ProviderOrders::order)
                .single();
    }

    /** The order, locked until the transaction ends. */
    ProviderOrder lock(long orderId) {
        return db.sql("select * from provider_order where order_id = :orderId for update")
                .param("orderId", orderId)
                .query(ProviderOrders::order)
                .single();
    }

    void answered(ProviderOrder order, Long transferId) {
        db.sql("update provider_order set state = :state, transfer_id = :transferId where order_id = :orderId")
                .param("state", order.state().label())
                .param("transferId", transferId)
                .param("orderId", order.getOrderId())
                .update();
    }

    /** Orders without an answer since before that time; several instances of the service get different ones. */
    List<ProviderOrder> claimUnanswered(Instant before, Instant now) {
        return db.sql("update provider_order set asked_at = :now where order_id in (select order_id from provider_order"
                        + " where state = 'Asked' and asked_at < :before order by asked_at limit :batch"
                        + " for update skip locked) returning *")
                .param("now", Timestamp.from(now))
                .param("before", Timestamp.from(before))
                .param("batch", BATCH)
                .query(ProviderOrders::order)
                .list();
    }

    private static ProviderOrder order(ResultSet row, int number) throws SQLException {
        String currency = row.getString("currency");
        return new ProviderOrder(
                row.getLong("order_id"),
                TransferKind.valueOf(row.getString("kind")),
                new WalletId(row.getString("owner"), currency),
                new Money(row.getLong("amount"), currency),
                row.getObject("transfer_id", Long.class),
                row.getObject("request_id", Long.class),
                OrderState.of(row.getString("state")));
    }
}
