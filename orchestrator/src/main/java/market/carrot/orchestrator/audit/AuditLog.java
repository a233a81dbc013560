package market.carrot.orchestrator.audit;

import java.util.List;
import market.carrot.platform.paging.Cursor;
import market.carrot.platform.paging.Page;
import org.apache.camel.Header;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who interfered with what, when and why, for ever: a trigger refuses every statement that changes or deletes a line. In
 * the transaction of what it tells of, a line is as certain as that; who has none writes it before.
 */
public class AuditLog {
    private static final Cursor CURSOR = new Cursor("audit");

    private final JdbcClient database;

    AuditLog(JdbcClient database) {
        this.database = database;
    }

    public void add(AuditEntry entry) {
        database.sql(
                        """
                        insert into audit (at, operator, action, wtb_id, breaker, reason, outcome, detail)
                        values (clock_timestamp(), :operator, :action, :wtbId, :breaker, :reason, :outcome, :detail)""")
                .param("operator", entry.operator())
                .param("action", entry.action())
                .param("wtbId", entry.wtbId())
                .param("breaker", entry.breaker())
                .param("reason", entry.reason())
                .param("outcome", entry.outcome())
                .param("detail", entry.detail())
                .update();
    }

    /** Newest first. */
    public Page<AuditEntry> list(
            @Header("wtbId") Long wtbId, @Header("after") String after, @Header("limit") Integer limit) {
        int size = limit == null ? Page.DEFAULT_LIMIT : limit;
        List<AuditEntry> found = database.sql(
                        """
                        select id, at, operator, action, wtb_id, breaker, reason, outcome, detail from audit
                        where id < :before and (:wtbId::bigint is null or wtb_id = :wtbId)
                        order by id desc limit :limit""")
                .param("before", CURSOR.key(after, Long.MAX_VALUE))
                .param("wtbId", wtbId)
                .param("limit", size + 1)
                .query((row, number) -> new AuditEntry(
                        row.getLong("id"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("operator"),
                        row.getString("action"),
                        row.getObject("wtb_id", Long.class),
                        row.getString("breaker"),
                        row.getString("reason"),
                        row.getString("outcome"),
                        row.getString("detail")))
                .list();
        return Page.of(found, size, CURSOR, AuditEntry::auditId);
    }
}
