package market.carrot.orchestrator.reconciliation;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The findings there are now. Callers have a transaction. */
class Findings {
    private static final Logger LOG = LoggerFactory.getLogger(Findings.class);

    private final JdbcClient database;

    Findings(JdbcClient database) {
        this.database = database;
    }

    /** Of these trades: what product and payment differ in is this, and nothing else any more. */
    void ofBooks(Collection<Long> wtbIds, List<Finding> found) {
        found.forEach(this::keep);
        database.sql("delete from finding where kind in (:kinds) and wtb_id in (:compared)"
                        + " and (wtb_id || kind) <> all (:found)")
                .param("kinds", kinds(kind -> !kind.isOfSaga()))
                .param("compared", wtbIds)
                .param("found", keys(found))
                .update();
    }

    /** Of all trades: what the coordinator differs in is this, and nothing else any more. */
    void ofSagas(List<Finding> found) {
        found.forEach(this::keep);
        database.sql("delete from finding where kind in (:kinds) and (wtb_id || kind) <> all (:found)")
                .param("kinds", kinds(FindingKind::isOfSaga))
                .param("found", keys(found))
                .update();
    }

    private void keep(Finding finding) {
        boolean isNew = database.sql(
                        """
                        insert into finding (wtb_id, kind, detail) values (:wtbId, :kind, :detail)
                        on conflict (wtb_id, kind) do update set detail = excluded.detail, last_seen = clock_timestamp()
                        returning first_seen = last_seen""")
                .param("wtbId", finding.wtbId())
                .param("kind", finding.kind().label())
                .param("detail", finding.detail())
                .query(Boolean.class)
                .single();
        if (isNew) {
            LOG.warn(
                    "Trade {} needs an operator, {}: {}",
                    finding.wtbId(),
                    finding.kind().label(),
                    finding.detail());
        }
    }

    /** How many there are of a kind. */
    double count(FindingKind kind) {
        return database.sql("select count(*) from finding where kind = :kind")
                .param("kind", kind.label())
                .query(Double.class)
                .single();
    }

    private static List<String> kinds(Predicate<FindingKind> wanted) {
        return Arrays.stream(FindingKind.values())
                .filter(wanted)
                .map(FindingKind::label)
                .toList();
    }

    private static String[] keys(List<Finding> found) {
        return found.stream()
                .map(finding -> finding.wtbId() + finding.kind().label())
                .toArray(String[]::new);
    }
}
