package market.carrot.orchestrator.reconciliation;

import java.time.Instant;
import java.util.List;
import market.carrot.orchestrator.trade.WtbState;
import market.carrot.platform.paging.Cursor;
import market.carrot.platform.paging.Page;
import org.apache.camel.Header;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What reconciliation found and only an operator can decide, by trade, for the route list-findings. */
public class FindingList {
    private static final Cursor CURSOR = new Cursor("findings");

    private final JdbcClient database;

    FindingList(JdbcClient database) {
        this.database = database;
    }

    /** @param state null when there is no such trade */
    public record TradeWithFindings(long wtbId, WtbState state, List<Seen> findings) {}

    /** @param kind a {@link FindingKind#label()} */
    public record Seen(String kind, String detail, Instant firstSeen, Instant lastSeen) {}

    public Page<TradeWithFindings> list(@Header("after") String after, @Header("limit") Integer limit) {
        int size = limit == null ? Page.DEFAULT_LIMIT : Math.min(limit, Page.MAX_LIMIT);
        List<Long> wtbIds = database.sql(
                        "select distinct wtb_id from finding where wtb_id > :after order by wtb_id limit :limit")
                .param("after", CURSOR.key(after, 0))
                .param("limit", size + 1)
                .query(Long.class)
                .list();
        return Page.of(wtbIds, size, CURSOR, Long::longValue).map(this::trade);
    }

    private TradeWithFindings trade(long wtbId) {
        WtbState state = database.sql("select state from wtb where id = :wtbId")
                .param("wtbId", wtbId)
                .query(String.class)
                .optional()
                .map(WtbState::valueOf)
                .orElse(null);
        List<Seen> findings = database.sql(
                        "select kind, detail, first_seen, last_seen from finding where wtb_id = :wtbId order by kind")
                .param("wtbId", wtbId)
                .query((row, number) -> new Seen(
                        row.getString("kind"),
                        row.getString("detail"),
                        row.getTimestamp("first_seen").toInstant(),
                        row.getTimestamp("last_seen").toInstant()))
                .list();
        return new TradeWithFindings(wtbId, state, findings);
    }
}
