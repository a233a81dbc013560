package market.carrot.payment.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import market.carrot.platform.paging.Cursor;
import market.carrot.platform.paging.Page;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The pay log is no table: it is the transfers, seen by those whom they concern. Newest first. */
@Repository
class PayLog {
    static final Cursor CURSOR = new Cursor("pay-log");

    private static final String COLUMNS =
            "select transfer_id, kind, t.wtb_id, debit, debit_owner, credit, credit_owner,"
                    + " t.amount, t.currency, booked_at from transfer t ";

    private final JdbcClient db;

    PayLog(JdbcClient db) {
        this.db = db;
    }

    /** All movements of a trade; none for whoever is neither its buyer nor its seller. */
    Page<PayLogEntry> ofTrade(long wtbId, String caller, long before, int limit) {
        List<PayLogEntry> found = db.sql(COLUMNS
                        + "join hold h using (wtb_id) where t.wtb_id = :wtbId and :caller in (buyer_id, seller_id)"
                        + " and transfer_id < :before order by transfer_id desc limit :limit")
                .param("wtbId", wtbId)
                .param("caller", caller)
                .param("before", before)
                .param("limit", limit + 1)
                .query(PayLog::entry)
                .list();
        return Page.of(found, limit, CURSOR, PayLogEntry::transferId);
    }

    /** All movements of some trades, for the market's own eyes; in the order in which they were booked. */
    List<PayLogEntry> ofTrades(List<Long> wtbIds) {
        return db.sql(COLUMNS + "where t.wtb_id in (:wtbIds) order by transfer_id")
                .param("wtbIds", wtbIds)
                .query(PayLog::entry)
                .list();
    }

    /** All movements of a user's wallets. */
    Page<PayLogEntry> ofUser(String caller, long before, int limit) {
        // two index walks that stop after a page, where an "or" would sort all the user ever did
        List<PayLogEntry> found = db.sql("(" + COLUMNS + "where debit_owner = :caller and transfer_id < :before"
                        + " order by transfer_id desc limit :limit) union (" + COLUMNS
                        + "where credit_owner = :caller and transfer_id < :before"
                        + " order by transfer_id desc limit :limit) order by transfer_id desc limit :limit")
                .param("caller", caller)
                .param("before", before)
                .param("limit", limit + 1)
                .query(PayLog::entry)
                .list();
        return Page.of(found, limit, CURSOR, PayLogEntry::transferId);
    }

    private static PayLogEntry entry(ResultSet row, int number) throws SQLException {
        return new PayLogEntry(
                row.getLong("transfer_id"),
                TransferKind.valueOf(row.getString("kind")),
                row.getObject("wtb_id", Long.class),
                account(row, "debit"),
                account(row, "credit"),
                row.getLong("amount"),
                row.getString("currency"),
                row.getTimestamp("booked_at").toInstant());
    }

    private static String account(ResultSet row, String side) throws SQLException {
        return new Account(AccountKind.valueOf(row.getString(side)), row.getString(side + "_owner")).toString();
    }
}
