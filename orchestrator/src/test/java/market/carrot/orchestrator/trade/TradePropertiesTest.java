package market.carrot.orchestrator.trade;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import org.slf4j.LoggerFactory;

/**
 * The trade's rules under any sequence and interleaving of steps, verbs, deadlines and callbacks by two processes, with
 * crashes, lost answers, late, repeated and refused calls, false answers and a forgetful coordinator. A life that breaks
 * a rule is shrunk to the shortest that does.
 */
class TradePropertiesTest {

    @BeforeContainer
    static void saySoOnlyWhenARuleIsBroken() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    }

    @Provide
    Arbitrary<List<Happening>> lives() {
        return Happening.lives();
    }

    /**
     * Only legal transitions; a decided outcome stays; events without gap, the final one last; money and unit are passed
     * on only for Finished and given back only for everything else, never both; nothing is left in a final trade; the
     * sweep will come to every trade that is not final.
     */
    @Property(tries = 20_000)
    void whateverHappensTheRulesHold(@ForAll("lives") List<Happening> life) {
        ModelTrade trade = new ModelTrade();
        for (Happening happening : life) {
            happening.happenTo(trade);
            trade.check();
        }
    }

    /** From wherever a trade has got to, it ends by itself once everything works again, with the money where it says. */
    @Property(tries = 20_000)
    void whateverHappenedTheTradeEnds(@ForAll("lives") List<Happening> life) {
        ModelTrade trade = new ModelTrade();
        life.forEach(happening -> happening.happenTo(trade));

        trade.heal(ModelTrade::check);

        trade.checkEnded();
        Statistics.label("ends as")
                .collect(Objects.toString(trade.end(), "never begun"))
                .coverage(ends -> {
                    for (String end : List.of("FINISHED", "EXPIRED", "REJECTED", "CANCELLED", "PAY_FAILED")) {
                        ends.check(end).percentage(share -> share > 0.5);
                    }
                });
    }
}
