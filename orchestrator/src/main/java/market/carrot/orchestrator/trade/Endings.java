package market.carrot.orchestrator.trade;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.transaction.support.TransactionTemplate;

/** What happens when the coordinator ends a saga, for the route end-trade. */
public class Endings {
    private final Wtbs wtbs;
    private final Outbox outbox;
    private final DatabaseClock clock;
    private final TradeTerms terms;
    private final TransactionTemplate transaction;
    private final TradeTimes times;

    Endings(
            Wtbs wtbs,
            Outbox outbox,
            DatabaseClock clock,
            TradeTerms terms,
            TransactionTemplate transaction,
            TradeTimes times) {
        this.wtbs = wtbs;
        this.outbox = outbox;
        this.clock = clock;
        this.terms = terms;
        this.transaction = transaction;
        this.times = times;
    }

    /**
     * Fixes how the trade ends, if that is not decided yet, in the row itself.
     *
     * @param verb what the coordinator asks for: {@code close} or {@code cancel}
     */
    public Ending decide(@Header("wtbId") long wtbId, @ExchangeProperty("verb") String verb) {
        return transaction.execute(status -> {
            if (wtbs.insertTombstone(wtbId) == 1) {
                return Ending.OVER;
            }
            Wtb wtb = wtbs.lock(wtbId).orElseThrow(() -> new IllegalStateException("WTB " + wtbId + " has vanished"));
            Instant now = clock.now();
            Outcome outcome = wtb.endBy(verb.equals("close"), terms, now);
            return wtb.state().isFinal() ? Ending.OVER : Ending.of(outcome, wtb, wtb.mayHaveBeenTried(now));
        });
    }

    /**
     * A trade of which there is no row never begins; one of which there is a row stays as it is.
     *
     * @return true when there was no row, so that now it is certain that there will not be one
     */
    public boolean bury(@Header("wtbId") long wtbId) {
        return transaction.execute(status -> wtbs.insertTombstone(wtbId) == 1);
    }

    /** Everything is undone or settled: the trade gets its final state, and its event. */
    public void conclude(@Header("wtbId") long wtbId) {
        Optional<Ended> ended = transaction.execute(status -> wtbs.lock(wtbId).flatMap(this::end));
        // what is committed is counted
        ended.ifPresent(trade -> times.ended(trade.state(), trade.took()));
    }

    private Optional<Ended> end(Wtb wtb) {
        return wtb.end(clock.now()).map(event -> {
            outbox.add(event);
            return new Ended(event.state(), wtb.age(event.occurredAt()));
        });
    }

    private record Ended(WtbState state, Duration took) {}

    /**
     * What has to be done to end a trade.
     *
     * @param repeated whether it may have been tried before
     * @param productId whose unit is released or sold
     */
    public record Ending(boolean settle, boolean refund, boolean release, boolean repeated, long productId) {
        static final Ending OVER = new Ending(false, false, false, false, 0);

        static Ending of(Outcome outcome, Wtb wtb, boolean repeated) {
            return outcome.settles()
                    ? new Ending(true, false, false, repeated, wtb.deal().productId())
                    : new Ending(
                            false,
                            wtb.undoScope().reachesHold(),
                            wtb.undoScope().reachesReservation(),
                            repeated,
                            wtb.deal().productId());
        }

        public boolean isOver() {
            return productId == 0;
        }
    }
}
