package market.carrot.orchestrator.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import market.carrot.orchestrator.role.Role;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The one row that says whether the view is being rebuilt: what every process of the role goes by. */
@Component
@Profile(Role.READ_MODEL_PROFILE)
class Rebuilds {
    private static final TypeReference<List<Rebuild.Stretch>> SCOPE = new TypeReference<>() {};

    private final JdbcClient view;
    private final TransactionTemplate transaction;
    private final RebuildSettings settings;
    private final ObjectMapper json;

    Rebuilds(
            @Qualifier("viewClient") JdbcClient view,
            @Qualifier(ViewDatabase.TRANSACTIONS) JpaTransactionManager transactions,
            RebuildSettings settings,
            ObjectMapper json) {
        this.view = view;
        this.transaction = new TransactionTemplate(transactions);
        this.settings = settings;
        this.json = json;
    }

    Rebuild last() {
        return view.sql("select * from rebuild where id = 1")
                .query((row, number) -> rebuild(row))
                .single();
    }

    /**
     * Also while the view is being told again: that begins anew then, up to where the topic ends by then. So one that can
     * never be over, because the topic is another by now, is in nobody's way.
     *
     * @throws ProblemException REBUILD_RUNNING when one is about to begin
     */
    void request(String who, String why) {
        int asked = view.sql(
                        """
                        update rebuild set state = 'Requested', requested_at = utc_timestamp(6), requested_by = :who,
                                           reason = :why, begun_at = null, ended_at = null, scope = null, note = null
                        where id = 1 and state <> 'Requested'""")
                .param("who", who)
                .param("why", why)
                .update();
        if (asked == 0) {
            throw new ProblemException(
                    ProblemType.REBUILD_RUNNING,
                    "A rebuild is about to begin already. Its progress says how far it is.");
        }
    }

    /**
     * Holds a rebuild off until the caller's transaction is over.
     *
     * @throws ProblemException REBUILD_RUNNING when one is about to begin: what was applied now would be lost, and its
     *     offset kept
     */
    void holdOff() {
        String state = view.sql("select state from rebuild where id = 1 lock in share mode")
                .query(String.class)
                .single();
        if (RebuildState.valueOf(state) == RebuildState.Requested) {
            throw new ProblemException(
                    ProblemType.REBUILD_RUNNING, "A rebuild is about to begin. Nothing is applied until it has.");
        }
    }

    /** Empties the view, at the moment from which on it is told again. @return whether nobody was faster */
    boolean begin(List<Rebuild.Stretch> scope) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            int begun = view.sql(
                            """
                            update rebuild set state = 'Reading', begun_at = utc_timestamp(6), scope = :scope, note = null
                            where id = 1 and state = 'Requested'""")
                    .param("scope", write(scope))
                    .update();
            if (begun == 1) {
                view.sql("delete from timeline_entry").update();
                view.sql("delete from trade").update();
            }
            return begun == 1;
        }));
    }

    /** It cannot begin now; after too long it is given up, so that reading goes on. */
    void putOff(String note) {
        // MariaDB assigns from left to right: the state comes last
        view.sql(
                        """
                        update rebuild
                        set ended_at = if(requested_at < utc_timestamp(6) - interval :limit second, utc_timestamp(6), null),
                            note = :note,
                            state = if(ended_at is null, 'Requested', 'GivenUp')
                        where id = 1 and state = 'Requested'""")
                .param("limit", settings.beginWithin().toSeconds())
                .param("note", DeadLetterHeaders.shortened(note))
                .update();
    }

    /** @return whether nobody was faster */
    boolean done(Rebuild rebuild) {
        return view.sql(
                                """
                                update rebuild set state = 'Done', ended_at = utc_timestamp(6)
                                where id = 1 and state = 'Reading' and begun_at = :begun""")
                        .param("begun", LocalDateTime.ofInstant(rebuild.begunAt(), ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private Rebuild rebuild(ResultSet row) throws SQLException {
        String scope = row.getString("scope");
        return new Rebuild(
                RebuildState.valueOf(row.getString("state")),
                ViewTime.instant(row, "requested_at"),
                row.getString("requested_by"),
                row.getString("reason"),
                ViewTime.instant(row, "begun_at"),
                ViewTime.instant(row, "ended_at"),
                scope == null ? List.of() : read(scope),
                row.getString("note"));
    }

    private String write(List<Rebuild.Stretch> scope) {
        try {
            return json.writeValueAsString(scope);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Rebuild.Stretch> read(String scope) {
        try {
            return json.readValue(scope, SCOPE);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
