package market.carrot.orchestrator.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import market.carrot.orchestrator.role.Role;
import market.carrot.platform.paging.Cursor;
import market.carrot.platform.paging.Page;
import org.apache.camel.Header;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who did what to the read model, for ever: triggers refuse to change or delete a line. What was done is told in the
 * transaction that does it, what was refused in one of its own.
 */
@Component("viewAudit")
@Profile(Role.READ_MODEL_PROFILE)
class ViewAudit {
    static final String REBUILD = "rebuild";
    static final String REPLAY = "replay";

    private static final int LONGEST_DETAIL = 1000;
    private static final Cursor CURSOR = new Cursor("view-audit");

    private final JdbcClient view;

    ViewAudit(@Qualifier("viewClient") JdbcClient view) {
        this.view = view;
    }

    /**
     * What somebody wants to do.
     *
     * @param deadLetterId null when it is about none
     */
    record Attempt(String operator, String action, Long deadLetterId, String reason) {}

    /**
     * @param deadLetterId null when it was about none
     * @param detail what was done, or why it was refused
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            long auditId,
            Instant at,
            String operator,
            String action,
            Long deadLetterId,
            String reason,
            String outcome,
            String detail) {}

    void done(Attempt attempt, String what) {
        add(attempt, "done", what);
    }

    void refused(Attempt attempt, String why) {
        add(attempt, "refused", why);
    }

    /** The newest first. */
    public Page<Line> list(@Header("after") String after, @Header("limit") Integer limit) {
        int size = limit == null ? Page.DEFAULT_LIMIT : Math.min(limit, Page.MAX_LIMIT);
        List<Line> found = view.sql("select * from audit where id < :before order by id desc limit :limit")
                .param("before", CURSOR.key(after, Long.MAX_VALUE))
                .param("limit", size + 1)
                .query((row, number) -> new Line(
                        row.getLong("id"),
                        ViewTime.instant(row, "at"),
                        row.getString("operator"),
                        row.getString("action"),
                        row.getObject("dead_letter_id", Long.class),
                        row.getString("reason"),
                        row.getString("outcome"),
                        row.getString("detail")))
                .list();
        return Page.of(found, size, CURSOR, Line::auditId);
    }

    private void add(Attempt attempt, String outcome, String detail) {
        view.sql(
                        """
                        insert into audit (at, operator, action, dead_letter_id, reason, outcome, detail)
                        values (utc_timestamp(6), :operator, :action, :deadLetterId, :reason, :outcome, :detail)""")
                .param("operator", attempt.operator())
                .param("action", attempt.action())
                .param("deadLetterId", attempt.deadLetterId())
                .param("reason", attempt.reason())
                .param("outcome", outcome)
                .param("detail", detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)))
                .update();
    }
}
