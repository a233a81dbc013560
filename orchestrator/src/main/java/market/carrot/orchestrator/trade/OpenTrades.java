package market.carrot.orchestrator.trade;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import market.carrot.vitals.Sample;
import market.carrot.vitals.SampledGauge;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The trades that are not over, of the whole market: each process of this role shows the same. Only these are counted,
 * which are few: those that are over would have to be read all.
 */
class OpenTrades implements Sample {
    /** The condition is the one of the index wtb_due; whatever is open is due some time. */
    private static final String QUERY =
            """
            select state, count(*) as trades,
                   extract(epoch from clock_timestamp() - min(requested_at)) as oldest,
                   extract(epoch from clock_timestamp() - min(changed_at)) as longest,
                   extract(epoch from clock_timestamp() - min(case state
                       when 'REQUESTED' then decide_by
                       when 'ACCEPTED' then finish_by
                       else requested_at + ? * interval '1 ms' end)) as overdue
            from wtb where due_at is not null group by state""";

    private static final String STATE = "state";
    private static final String SECONDS = "seconds";
    private static final List<WtbState> OPEN =
            Arrays.stream(WtbState.values()).filter(state -> !state.isFinal()).toList();
    /** In the others, what the parties may take their time for is over. */
    private static final List<WtbState> WITH_DEADLINE =
            List.of(WtbState.REQUESTING, WtbState.REQUESTED, WtbState.ACCEPTED);

    private final JdbcTemplate database;
    private final TradeTerms terms;
    private final SampledGauge trades;
    private final SampledGauge oldest;
    private final SampledGauge longest;
    private final SampledGauge overdue;

    OpenTrades(JdbcTemplate database, TradeTerms terms, MeterRegistry metrics) {
        this.database = database;
        this.terms = terms;
        this.trades = new SampledGauge(metrics, "carrot.trades", "trades", "Trades that are not over", STATE);
        this.oldest = new SampledGauge(
                metrics, "carrot.trades.oldest", SECONDS, "Since the oldest trade in this state was requested", STATE);
        this.longest = new SampledGauge(
                metrics, "carrot.trades.unchanged", SECONDS, "The longest that a trade has been in this state", STATE);
        this.overdue = new SampledGauge(
                metrics, "carrot.trades.overdue", SECONDS, "How far a trade is past its deadline at most", STATE);
    }

    @Override
    public String name() {
        return "open-trades";
    }

    @Override
    public List<SampledGauge> gauges() {
        return List.of(trades, oldest, longest, overdue);
    }

    @Override
    public void take() {
        Map<WtbState, Row> rows = database
                .query(QUERY, Row::of, terms.requestWithin().toMillis())
                .stream()
                .collect(Collectors.toMap(Row::state, Function.identity()));
        trades.show(byState(OPEN.stream(), rows, Row::trades));
        oldest.show(byState(OPEN.stream(), rows, Row::oldest));
        longest.show(byState(OPEN.stream(), rows, Row::longest));
        overdue.show(byState(WITH_DEADLINE.stream(), rows, row -> Math.max(0, row.overdue())));
    }

    private static Map<String, Double> byState(
            Stream<WtbState> states, Map<WtbState, Row> rows, Function<Row, Double> value) {
        return states.collect(
                Collectors.toMap(WtbState::label, state -> rows.containsKey(state) ? value.apply(rows.get(state)) : 0));
    }

    private record Row(WtbState state, double trades, double oldest, double longest, double overdue) {
        static Row of(ResultSet row, int number) throws SQLException {
            return new Row(
                    WtbState.valueOf(row.getString("state")),
                    row.getDouble("trades"),
                    row.getDouble("oldest"),
                    row.getDouble("longest"),
                    row.getDouble("overdue"));
        }
    }
}
