package market.carrot.orchestrator.trade;

import java.time.Instant;
import java.util.function.BiConsumer;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import market.carrot.platform.web.Caller;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.transaction.support.TransactionTemplate;

/** What the parties of a trade, or their silence, decide. The decision is committed before anything follows from it. */
public class Decisions {
    private final Wtbs wtbs;
    private final Outbox outbox;
    private final DatabaseClock clock;
    private final TradeTerms terms;
    private final TransactionTemplate transaction;

    Decisions(Wtbs wtbs, Outbox outbox, DatabaseClock clock, TradeTerms terms, TransactionTemplate transaction) {
        this.wtbs = wtbs;
        this.outbox = outbox;
        this.clock = clock;
        this.terms = terms;
        this.transaction = transaction;
    }

    /** The seller accepts. */
    public void accept(@Header("wtbId") long wtbId, @ExchangeProperty(Caller.PROPERTY) String caller) {
        change(wtbId, (wtb, now) -> wtb.accept(caller, terms, now).ifPresent(outbox::add));
    }

    /** The seller rejects. */
    public SagaEnding reject(
            @Header("wtbId") long wtbId,
            @ExchangeProperty(Caller.PROPERTY) String caller,
            @ExchangeProperty("rejection") Rejection rejection) {
        return change(wtbId, (wtb, now) -> wtb.reject(caller, Rejection.reasonOf(rejection), terms, now));
    }

    /** The buyer cancels. */
    public SagaEnding cancel(@Header("wtbId") long wtbId, @ExchangeProperty(Caller.PROPERTY) String caller) {
        return change(wtbId, (wtb, now) -> wtb.cancel(caller, terms, now));
    }

    /** The buyer finishes. */
    public SagaEnding finish(@Header("wtbId") long wtbId, @ExchangeProperty(Caller.PROPERTY) String caller) {
        return change(wtbId, (wtb, now) -> wtb.finish(caller, terms, now));
    }

    /** A deadline has passed, or an ending has to be repeated. */
    public SagaEnding overdue(@Header("wtbId") long wtbId) {
        return transaction.execute(status -> {
            Wtb wtb = wtbs.lock(wtbId).orElseThrow(Decisions::notFound);
            boolean asked = wtb.overdue(terms, clock.now());
            return asked ? SagaEnding.of(wtb).askedFor() : SagaEnding.of(wtb);
        });
    }

    /** The trade as its parties see it now. */
    public WtbView view(@Header("wtbId") long wtbId, @ExchangeProperty(Caller.PROPERTY) String caller) {
        return wtbs.findById(wtbId)
                .filter(wtb -> wtb.isVisibleTo(caller))
                .map(Wtb::view)
                .orElseThrow(Decisions::notFound);
    }

    private SagaEnding change(long wtbId, BiConsumer<Wtb, Instant> verb) {
        return transaction.execute(status -> {
            Wtb wtb = wtbs.lock(wtbId).orElseThrow(Decisions::notFound);
            verb.accept(wtb, clock.now());
            return SagaEnding.of(wtb);
        });
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such WTB for you.");
    }

    /** The optional body of a rejection. */
    public record Rejection(String reason) {
        static String reasonOf(Rejection rejection) {
            String reason = rejection == null ? null : rejection.reason();
            if (reason != null && reason.indexOf('\0') >= 0) {
                throw new ProblemException(ProblemType.INVALID_REQUEST, "A reason is text: it has no NUL character.");
            }
            return reason;
        }
    }
}
