package market.carrot.orchestrator.reconciliation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import market.carrot.orchestrator.trade.Outcome;
import market.carrot.orchestrator.trade.TradeTerms;
import market.carrot.orchestrator.trade.WtbState;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Holds trades against what product and payment have of them, for the route compare-trades. */
public class Reconciliation {
    /** As many as the services tell of in one answer. */
    static final int PAGE = 100;

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Findings findings;
    private final RepairCounters counters;
    private final TradeTerms terms;
    private final ReconciliationSettings settings;
    private final ObjectMapper json;

    Reconciliation(
            JdbcClient database,
            TransactionTemplate transaction,
            Findings findings,
            RepairCounters counters,
            TradeTerms terms,
            ReconciliationSettings settings,
            ObjectMapper json) {
        this.database = database;
        this.transaction = transaction;
        this.findings = findings;
        this.counters = counters;
        this.terms = terms;
        this.settings = settings;
        this.json = json;
    }

    /**
     * Some trades, if there are any, that nobody has compared since they changed, for this process alone. Whoever dies with them, or finds
     * a service down, leaves them to the next.
     */
    public List<Long> claim() {
        return database.sql(
                        """
                        update wtb set compare_at = clock_timestamp() where id in (
                            select id from wtb where compare_at <= clock_timestamp() - :untouched * interval '1 ms'
                            order by compare_at limit :page for update skip locked)
                        returning id""")
                .param("untouched", settings.untouchedFor().toMillis())
                .param("page", PAGE)
                .query(Long.class)
                .list();
    }

    /** The database's time, before anybody is asked. */
    public Instant now() {
        return database.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** What product or payment has answered. */
    public ServiceRecords read(@Body String answer) throws JsonProcessingException {
        return json.readValue(answer, ServiceRecords.class);
    }

    /**
     * The trades are read after the services were: one that has not changed since before was the same all the time, and
     * one that has is left alone, however long the answers took to get here.
     *
     * @param askedAt when the first of the services was about to be asked
     * @return what has to be done; what nobody but an operator can decide is kept as a finding
     */
    public List<Repair> compare(
            @ExchangeProperty("trades") List<Long> claimed,
            @ExchangeProperty("askedAt") Instant askedAt,
            @ExchangeProperty("holds") ServiceRecords holds,
            @ExchangeProperty("reservations") ServiceRecords reservations) {
        return transaction.execute(
                status -> compare(untouched(claimed, askedAt), holds.byTrade(), reservations.byTrade()));
    }

    private List<Repair> compare(
            List<RecordedTrade> trades,
            Function<Long, ServiceRecords.Item> holds,
            Function<Long, ServiceRecords.Item> reservations) {
        List<Repair> repairs = new ArrayList<>();
        List<Finding> found = new ArrayList<>();
        List<RecordedTrade> right = new ArrayList<>();
        for (RecordedTrade trade : trades) {
            RecordedTrade.Differences differences =
                    trade.compare(holds.apply(trade.wtbId()), reservations.apply(trade.wtbId()), terms);
            repairs.addAll(differences.repairs());
            found.addAll(differences.findings());
            if (differences.areNone()) {
                right.add(trade);
            }
        }
        if (!trades.isEmpty()) {
            findings.ofBooks(trades.stream().map(RecordedTrade::wtbId).toList(), found);
        }
        if (!right.isEmpty()) {
            lookAgain(right);
        }
        return repairs;
    }

    private List<RecordedTrade> untouched(List<Long> claimed, Instant askedAt) {
        return database.sql(
                        """
                        select id, state, outcome, due_at, clock_timestamp() as now,
                               case state when 'REQUESTED' then decide_by when 'ACCEPTED' then finish_by
                                          else requested_at + :request * interval '1 ms' end as deadline
                        from wtb where id in (:claimed) and changed_at <= :askedAt::timestamptz - :untouched * interval '1 ms'""")
                .param("request", terms.requestWithin().toMillis())
                .param("claimed", claimed)
                .param("askedAt", Timestamp.from(askedAt))
                .param("untouched", settings.untouchedFor().toMillis())
                .query(Reconciliation::trade)
                .list();
    }

    /** A final trade that is right stays right; one that goes on is compared again some time. */
    private void lookAgain(List<RecordedTrade> right) {
        database.sql(
                        """
                        update wtb set compare_at = case when state in (:final) then null
                            else clock_timestamp() + :repeat * interval '1 ms' end
                        where (id, state) in (:right)""")
                .param("final", RecordedStates.FINAL)
                .param("repeat", settings.repeatAfter().toMillis())
                .param(
                        "right",
                        right.stream()
                                .map(trade -> new Object[] {
                                    trade.wtbId(), trade.state().name()
                                })
                                .toList())
                .update();
    }

    /** The sweep looks at the trade now, and sees itself what has to be done. */
    public void wake(@Body Repair repair) {
        database.sql("update wtb set due_at = clock_timestamp() where id = :wtbId and state not in (:final)")
                .param("wtbId", repair.wtbId())
                .param("final", RecordedStates.FINAL)
                .update();
    }

    public void repaired(@ExchangeProperty("repair") Repair repair) {
        counters.done(repair.kind());
    }

    public void notRepaired(@ExchangeProperty("repair") Repair repair) {
        counters.failed(repair.kind());
    }

    private static RecordedTrade trade(ResultSet row, int number) throws SQLException {
        String outcome = row.getString("outcome");
        return new RecordedTrade(
                row.getLong("id"),
                WtbState.valueOf(row.getString("state")),
                outcome == null ? null : Outcome.valueOf(outcome),
                instant(row, "deadline"),
                instant(row, "due_at"),
                instant(row, "now"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
