package market.carrot.orchestrator.trade;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.function.Supplier;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import market.carrot.platform.web.Caller;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.core.NestedRuntimeException;
import org.springframework.transaction.support.TransactionTemplate;

/** The steps of a purchase request that the orchestrator does itself, for the routes request-purchase and trade. */
public class Purchases {
    private final Wtbs wtbs;
    private final EntityManager entities;
    private final Outbox outbox;
    private final DatabaseClock clock;
    private final TradeTerms terms;
    private final TransactionTemplate transaction;

    Purchases(
            Wtbs wtbs,
            EntityManager entities,
            Outbox outbox,
            DatabaseClock clock,
            TradeTerms terms,
            TransactionTemplate transaction) {
        this.wtbs = wtbs;
        this.entities = entities;
        this.outbox = outbox;
        this.clock = clock;
        this.terms = terms;
        this.transaction = transaction;
    }

    /**
     * The answer that was given before under the same idempotency key.
     *
     * @return null when the key is new, or absent
     * @throws ProblemException when the answer was a refusal, is not there yet, or belongs to another request
     */
    public WtbView replay(
            @Body PurchaseRequest request,
            @ExchangeProperty(Caller.PROPERTY) String buyer,
            @Header("Idempotency-Key") String key) {
        request.offer();
        return key == null
                ? null
                : wtbs.findByDealBuyerIdAndRequestKeyIdempotencyKey(buyer, key)
                        .map(known -> answerAgain(known, request))
                        .orElse(null);
    }

    /** The trade's id: known before anything happens, so that everything can be found by it. */
    public long nextWtbId() {
        return wtbs.nextId();
    }

    /** First step inside the saga: the intent, with all that is needed to undo it, is committed. */
    public void open(
            @ExchangeProperty("request") PurchaseRequest request,
            @ExchangeProperty(Caller.PROPERTY) String buyer,
            @Header("wtbId") long wtbId,
            @Header(Exchange.SAGA_LONG_RUNNING_ACTION) String lraId,
            @Header("Idempotency-Key") String key) {
        Deal deal = new Deal(request, buyer);
        RequestKey requestKey = new RequestKey(key, request);
        transaction.executeWithoutResult(status -> {
            Wtb wtb = new Wtb(wtbId, lraId, deal, requestKey, terms, clock.now());
            TraceOfTrade.goesOn(wtb);
            entities.persist(wtb);
        });
    }

    /** Last step inside the saga: reserved and paid, so the seller may decide. */
    public WtbView confirm(
            @Header("wtbId") long wtbId,
            @ExchangeProperty("reservation") Reservation reservation,
            @ExchangeProperty("payment") HeldPayment payment) {
        return transaction.execute(status -> {
            Wtb wtb = wtbs.lock(wtbId).orElseThrow(() -> new IllegalStateException("WTB " + wtbId + " was not opened"));
            outbox.add(wtb.request(reservation, payment, terms, clock.now()));
            return wtb.view();
        });
    }

    /**
     * Records that the request failed, and how far its undo has to reach.
     *
     * @return how the saga has to be ended
     */
    public SagaEnding refuse(
            @Header("wtbId") long wtbId,
            @Header(Exchange.SAGA_LONG_RUNNING_ACTION) String lraId,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception cause,
            @ExchangeProperty(UndoScope.PROPERTY) UndoScope undoScope,
            @ExchangeProperty("reservation") Reservation reservation,
            @ExchangeProperty("payment") HeldPayment payment) {
        Refusal refusal = Refusal.because(cause, undoScope);
        try {
            return transaction.execute(status -> wtbs.lock(wtbId)
                    .map(wtb -> {
                        wtb.refuse(refusal, Optional.ofNullable(reservation), terms, clock.now());
                        return SagaEnding.of(wtb);
                    })
                    // the first step did not happen, so there is nothing but an empty saga
                    .orElseGet(() -> SagaEnding.cancelling(lraId)));
        } catch (NestedRuntimeException databaseAway) {
            if (payment != null) {
                // perhaps it was confirmed: the row says so when it can be read again, and the sweep reads it
                throw databaseAway;
            }
            // certainly not confirmed, so its saga has to end; the callback waits for the database
            return SagaEnding.cancelling(lraId);
        }
    }

    /**
     * What the client is told after a failure: only what is certain now.
     *
     * @throws ProblemException the refusal, unless the request turned out to be confirmed
     */
    public WtbView answerAfterFailure(
            @Header("wtbId") long wtbId,
            @ExchangeProperty("request") PurchaseRequest request,
            @ExchangeProperty(Caller.PROPERTY) String buyer,
            @Header("Idempotency-Key") String key,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception cause) {
        Optional<Wtb> opened = wtbs.findById(wtbId).filter(wtb -> wtb.isVisibleTo(buyer));
        if (opened.isPresent()) {
            Wtb wtb = opened.get();
            // without a refusal, the database was away when it was to be recorded
            return answer(wtb, () -> wtb.refusal().orElseGet(() -> Refusal.because(cause, UndoScope.NOTHING)));
        }
        WtbView concurrent = replay(request, buyer, key);
        if (concurrent == null) {
            throw Refusal.because(cause, UndoScope.NOTHING).problem(null, null);
        }
        return concurrent;
    }

    private static WtbView answerAgain(Wtb wtb, PurchaseRequest request) {
        if (!wtb.isRequestedAs(request)) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_KEY_REUSED,
                    "This Idempotency-Key was sent with another body before. Send a new key for a new request.");
        }
        return answer(wtb, () -> wtb.refusal()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.REQUEST_IN_PROGRESS, "The request with this key is still being worked on.")));
    }

    /** A refusal is told when it is final; before, only what says that nobody knows yet. */
    private static WtbView answer(Wtb wtb, Supplier<Refusal> refusedBecause) {
        if (wtb.wasRequested()) {
            return wtb.view().asRequested();
        }
        Refusal refusal = refusedBecause.get();
        if (wtb.state().isFinal() || refusal.problem().status() >= 500) {
            throw refusal.problem(wtb.id(), wtb.state());
        }
        return wtb.view();
    }
}
