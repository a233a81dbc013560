package market.carrot.orchestrator.reconciliation;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The findings there are now. Callers have a transaction: what one of them saw carries its time. */
class Findings {
    private static final Logger LOG = LoggerFactory.getLogger(Findings.class);

    /** A lost store makes thousands at once, and one line of log that says so. */
    private static final int WARNINGS_AT_ONCE = 10;

    private final JdbcClient database;

    Findings(JdbcClient database) {
        this.database = database;
    }

    /** Of these trades: what product and payment differ in is this, and nothing else any more. */
    void ofBooks(Collection<Long> wtbIds, List<Finding> found) {
        keep(found);
        database.sql("delete from finding where kind in (:kinds) and wtb_id in (:compared) and last_seen <> now()")
                .param("kinds", kinds(kind -> !kind.isOfSaga()))
                .param("compared", wtbIds)
                .update();
    }

    /**
     * Of all trades whose LRA is not another coordinator's: what this coordinator differs in is this, and nothing else
     * any more.
     *
     * @param coordinator what the ids of its LRAs begin with
     */
    void ofSagas(String coordinator, List<Finding> found) {
        keep(found);
        database.sql(
                        """
                        delete from finding where kind in (:kinds) and last_seen <> now()
                        and not exists (select from wtb where id = wtb_id and not starts_with(lra_id, :coordinator))""")
                .param("kinds", kinds(FindingKind::isOfSaga))
                .param("coordinator", coordinator)
                .update();
    }

    private void keep(List<Finding> found) {
        // a trade can have several sagas that were given up
        Map<String, Finding> once = found.stream()
                .collect(Collectors.toMap(
                        finding -> finding.wtbId() + finding.kind().label(),
                        Function.identity(),
                        (first, second) ->
                                new Finding(first.wtbId(), first.kind(), first.detail() + "; " + second.detail())));
        List<Finding> findings = List.copyOf(once.values());
        List<Finding> added = database
                .sql(
                        """
                        insert into finding (wtb_id, kind, detail, first_seen, last_seen)
                        select wtb_id, kind, detail, now(), now()
                        from unnest(:wtbIds::bigint[], :kinds::text[], :details::text[]) as seen (wtb_id, kind, detail)
                        on conflict (wtb_id, kind) do update set detail = excluded.detail, last_seen = excluded.last_seen
                        returning wtb_id, kind, first_seen = last_seen as is_new""")
                .param("wtbIds", findings.stream().map(Finding::wtbId).toArray(Long[]::new))
                .param("kinds", strings(findings, finding -> finding.kind().label()))
                .param("details", strings(findings, Finding::detail))
                .query((row, number) ->
                        row.getBoolean("is_new") ? once.get(row.getLong("wtb_id") + row.getString("kind")) : null)
                .list()
                .stream()
                .filter(finding -> finding != null)
                .toList();
        added.stream()
                .collect(Collectors.groupingBy(Finding::kind))
                .forEach((kind, alike) -> warn(kind.label(), alike));
    }

    private static void warn(String kind, List<Finding> alike) {
        if (alike.size() > WARNINGS_AT_ONCE) {
            LOG.warn(
                    "{} trades need an operator, {}; trade {} is one: {}",
                    alike.size(),
                    kind,
                    alike.get(0).wtbId(),
                    alike.get(0).detail());
        } else {
            alike.forEach(
                    finding -> LOG.warn("Trade {} needs an operator, {}: {}", finding.wtbId(), kind, finding.detail()));
        }
    }

    /** How many there are of each kind. */
    Map<String, Long> count() {
        Map<String, Long> counts =
                Arrays.stream(FindingKind.values()).collect(Collectors.toMap(FindingKind::label, kind -> 0L));
        database.sql("select kind, count(*) as findings from finding group by kind")
                .query(row -> {
                    counts.put(row.getString("kind"), row.getLong("findings"));
                });
        return counts;
    }

    private static List<String> kinds(Predicate<FindingKind> wanted) {
        return Arrays.stream(FindingKind.values())
                .filter(wanted)
                .map(FindingKind::label)
                .toList();
    }

    private static String[] strings(List<Finding> findings, Function<Finding, String> part) {
        return findings.stream().map(part).toArray(String[]::new);
    }
}
