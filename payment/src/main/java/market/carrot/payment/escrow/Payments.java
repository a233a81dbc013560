package market.carrot.payment.escrow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Looks payments up for their buyers and sellers. Tombstones have neither and are nobody's to see. */
@Repository
class Payments {
    private static final String OF_CALLER = "select * from hold where :caller in (buyer_id, seller_id) and ";

    private final JdbcClient db;

    Payments(JdbcClient db) {
        this.db = db;
    }

    Optional<Payment> byId(long paymentId, String caller) {
        return db.sql(OF_CALLER + "payment_id = :paymentId")
                .param("caller", caller)
                .param("paymentId", paymentId)
                .query(Payments::payment)
                .optional();
    }

    Optional<Payment> byTrade(long wtbId, String caller) {
        return db.sql(OF_CALLER + "wtb_id = :wtbId")
                .param("caller", caller)
                .param("wtbId", wtbId)
                .query(Payments::payment)
                .optional();
    }

    private static Payment payment(ResultSet row, int number) throws SQLException {
        Timestamp settledAt = row.getTimestamp("settled_at");
        return new Payment(
                row.getLong("payment_id"),
                row.getLong("wtb_id"),
                row.getString("buyer_id"),
                row.getString("seller_id"),
                row.getLong("amount"),
                row.getString("currency"),
                row.getString("state"),
                row.getTimestamp("held_at").toInstant(),
                settledAt == null ? null : settledAt.toInstant());
    }
}
