package market.carrot.orchestrator.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import market.carrot.orchestrator.trade.TradeTerms;
import market.carrot.orchestrator.trade.WtbState;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Trades as their database has them, for those who look and change nothing. */
class TradeRecords {
    private static final String SINCE =
            """
            case when outcome is not null then coalesce(decided_at, changed_at) when state = 'REQUESTED' then decide_by
                 when state = 'ACCEPTED' then finish_by else requested_at + :request * interval '1 ms' end""";

    /** What a participant has done after all is no reason any more. */
    private static final String TRADES =
            """
            select wtb.*, %s as since, clock_timestamp() as now,
                   failed.participant, failed.answer, failed.tries, failed.first_at, failed.last_at, failed.done_at
            from (%%s) wtb left join lateral (
                select * from failed_step where wtb_id = wtb.id and (done_at is null or done_at < last_at)
                order by last_at desc limit 1) failed on true
            order by id desc limit :limit"""
                    .formatted(SINCE);

    private static final String WALK =
            "(select * from wtb where buyer_id is not null and %s and %s order by id desc limit :limit)";

    /**
     * A walk by id would pass all that is too young. Ids are drawn in the order of the requests, but for some that
     * overtake each other: far fewer than the bound allows for.
     */
    private static final String OLD_ENOUGH =
            """
            requested_at <= statement_timestamp() - :minAge * interval '1 s' and id <= (select max(id) from (
                select id from wtb where requested_at <= statement_timestamp() - :minAge * interval '1 s'
                order by requested_at desc limit 1000) newest)""";

    private static final List<String> FINAL = Arrays.stream(WtbState.values())
            .filter(WtbState::isFinal)
            .map(WtbState::name)
            .toList();

    private final JdbcClient database;
    private final TradeTerms terms;
    private final Duration stuckAfter;

    TradeRecords(JdbcClient database, TradeTerms terms, Duration stuckAfter) {
        this.database = database;
        this.terms = terms;
        this.stuckAfter = stuckAfter;
    }

    /**
     * What to look for; null for what does not matter.
     *
     * @param user the buyer or the seller
     * @param minAge since it was requested
     * @param stuck true for only those past their deadline, or decided and not over, for too long; false for the others
     */
    record Wanted(Long wtbId, String user, Long productId, WtbState state, Duration minAge, Boolean stuck) {}

    Optional<TradeRecord> find(long wtbId) {
        return find(new Wanted(wtbId, null, null, null, null, null), Long.MAX_VALUE, 1).stream()
                .findFirst();
    }

    /** Newest first. */
    List<TradeRecord> find(Wanted wanted, long before, int limit) {
        Map<String, Object> values = new HashMap<>();
        values.put("request", terms.requestWithin().toMillis());
        values.put("before", before);
        values.put("limit", limit);
        String conditions = String.join(" and ", conditions(wanted, values));
        // two index walks that stop after a page, where an "or" would read all
        String walks = wanted.user() == null
                ? WALK.formatted("true", conditions)
                : WALK.formatted("buyer_id = :user", conditions)
                        + " union all "
                        + WALK.formatted("seller_id = :user and buyer_id <> :user", conditions);
        return database.sql(TRADES.formatted(walks))
                .params(values)
                .query(TradeRecord::of)
                .list();
    }

    private List<String> conditions(Wanted wanted, Map<String, Object> values) {
        List<String> conditions = new ArrayList<>(List.of("id < :before"));
        if (wanted.wtbId() != null) {
            conditions.add("id = :wtbId");
            values.put("wtbId", wanted.wtbId());
        }
        if (wanted.user() != null) {
            values.put("user", wanted.user());
        }
        if (wanted.productId() != null) {
            conditions.add("product_id = :productId");
            values.put("productId", wanted.productId());
        }
        if (wanted.state() != null) {
            // few are not over, and the sweep's index has them; those that are have one of their own
            conditions.add(
                    (wanted.state().isFinal() ? "due_at is null" : "due_at is not null") + " and state = :state");
            values.put("state", wanted.state().name());
        }
        if (wanted.minAge() != null) {
            conditions.add(OLD_ENOUGH);
            values.put("minAge", wanted.minAge().toSeconds());
        }
        if (wanted.stuck() != null) {
            // the sweep's index has every trade that is not over; one that it has lost is woken by reconciliation
            conditions.add((wanted.stuck() ? "" : "not ")
                    + "(due_at is not null and state not in (:final) and %s < clock_timestamp() - :stuckAfter * interval '1 ms')"
                            .formatted(SINCE));
            values.put("final", FINAL);
            values.put("stuckAfter", stuckAfter.toMillis());
        }
        return conditions;
    }

    /** All that failed at the trade's end, by participant. */
    List<FailedStep> failedSteps(long wtbId) {
        return database.sql("select * from failed_step where wtb_id = :wtbId order by last_at desc")
                .param("wtbId", wtbId)
                .query(FailedStep::of)
                .list();
    }

    /** @param detail see the operations guide for what each kind means */
    record Finding(String kind, String detail, Instant firstSeen, Instant lastSeen) {}

    List<Finding> findings(long wtbId) {
        return database.sql(
                        "select kind, detail, first_seen, last_seen from finding where wtb_id = :wtbId order by kind")
                .param("wtbId", wtbId)
                .query((row, number) -> new Finding(
                        row.getString("kind"),
                        row.getString("detail"),
                        row.getTimestamp("first_seen").toInstant(),
                        row.getTimestamp("last_seen").toInstant()))
                .list();
    }

    /** The versions of the events that have not been sent. */
    Set<Integer> unsent(long wtbId) {
        return new HashSet<>(database.sql("select version from outbox where wtb_id = :wtbId")
                .param("wtbId", wtbId)
                .query(Integer.class)
                .list());
    }
}
