package market.carrot.orchestrator.trade;

import static market.carrot.orchestrator.trade.WtbState.ACCEPTED;
import static market.carrot.orchestrator.trade.WtbState.REQUESTED;
import static market.carrot.orchestrator.trade.WtbState.REQUESTING;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import market.carrot.platform.money.Money;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;

/**
 * A buyer's request for one product: the unit of work of the whole market. Every verb checks that it is allowed, changes
 * the state, and returns what happened, if something did: the same call again changes nothing.
 */
@Entity
public class Wtb {
    @Id
    private long id;

    private long productId;
    private String productTitle;
    private String buyerId;
    private String sellerId;
    private long price;
    private String currency;

    @Enumerated(EnumType.STRING)
    private WtbState state;

    /** How it ends, once that is decided; null before. */
    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    @Enumerated(EnumType.STRING)
    private UndoScope undoScope;

    private String lraId;
    private Long paymentId;

    @Enumerated(EnumType.STRING)
    private ProblemType failure;

    private String reason;
    private String idempotencyKey;
    private String requestFingerprint;
    private Instant requestedAt;
    private Instant decideBy;
    private Instant finishBy;

    /** When the sweep looks at this trade next; null when it never needs to again. */
    private Instant dueAt;

    private int events;

    protected Wtb() {}

    /** A request that is about to do its first step: from here on the intent is durable. */
    Wtb(
            long id,
            PurchaseRequest request,
            String buyerId,
            String lraId,
            String idempotencyKey,
            Instant dueAt,
            Instant now) {
        Money offer = request.offer();
        this.id = id;
        this.productId = request.productId();
        this.buyerId = buyerId;
        this.price = offer.amount();
        this.currency = offer.currency();
        this.state = REQUESTING;
        this.undoScope = UndoScope.RESERVATION_AND_HOLD;
        this.lraId = lraId;
        this.idempotencyKey = idempotencyKey;
        this.requestFingerprint = request.fingerprint();
        this.requestedAt = now;
        this.dueAt = dueAt;
    }

    /** The unit is reserved and the price is in escrow: the seller may decide. */
    WtbEvent request(Reservation reservation, HeldPayment payment, TradeTerms terms, Instant now) {
        if (state != REQUESTING || outcome != null) {
            throw conflict("The request took too long and is being undone.");
        }
        sellerId = reservation.sellerId();
        productTitle = reservation.title();
        paymentId = payment.paymentId();
        state = REQUESTED;
        decideBy = terms.decideBy(now);
        dueAt = decideBy;
        return event(EventType.WTB_ADDED, now);
    }

    /** The request failed; what it did will be undone. */
    void refuse(Refusal refusal, Optional<Reservation> reservation, Instant dueAt) {
        if (state != REQUESTING || outcome != null) {
            return;
        }
        outcome = Outcome.PAY_FAILED;
        failure = refusal.problem();
        reason = refusal.detail();
        undoScope = refusal.undoScope();
        reservation.ifPresent(known -> {
            sellerId = known.sellerId();
            productTitle = known.title();
        });
        this.dueAt = dueAt;
    }

    /** The seller accepts; the buyer has until the new deadline to finish. */
    Optional<WtbEvent> accept(String caller, TradeTerms terms, Instant now) {
        onlySeller(caller);
        if (state == ACCEPTED) {
            return Optional.empty();
        }
        onlyFrom(REQUESTED, now, decideBy);
        state = ACCEPTED;
        finishBy = terms.finishBy(now);
        dueAt = finishBy;
        return Optional.of(event(EventType.WTB_ACCEPTED, now));
    }

    /** The seller rejects: the buyer is refunded. */
    void reject(String caller, String why, TradeTerms terms, Instant now) {
        onlySeller(caller);
        if (outcome != Outcome.REJECTED) {
            onlyFrom(REQUESTED, now, decideBy);
            reason = why;
            decide(Outcome.REJECTED, terms, now);
        }
    }

    /** The buyer cancels before the seller has decided: the buyer is refunded. */
    void cancel(String caller, TradeTerms terms, Instant now) {
        onlyBuyer(caller);
        if (outcome != Outcome.CANCELLED) {
            onlyFrom(REQUESTED, now, decideBy);
            decide(Outcome.CANCELLED, terms, now);
        }
    }

    /** The buyer finishes an accepted trade: the seller is paid. */
    void finish(String caller, TradeTerms terms, Instant now) {
        onlyBuyer(caller);
        if (outcome != Outcome.FINISHED) {
            onlyFrom(ACCEPTED, now, null);
            decide(Outcome.FINISHED, terms, now);
        }
    }

    /** Its time has come: what silence means is decided, unless something was decided before. */
    void overdue(TradeTerms terms, Instant now) {
        if (state.isFinal() || outcome != null) {
            return;
        }
        decideWhatSilenceMeans(terms, now);
    }

    /**
     * The coordinator ends the saga. The recorded outcome decides what that means, not the coordinator's verb: a second
     * close of a closing LRA makes this coordinator cancel it.
     */
    Outcome endBy(boolean closing, TradeTerms terms, Instant now) {
        if (outcome == null && closing && state != REQUESTING) {
            decide(Outcome.FINISHED, terms, now);
        } else if (outcome == null) {
            decide(state == REQUESTING ? Outcome.PAY_FAILED : Outcome.EXPIRED, terms, now);
        }
        return outcome;
    }

    /** The outcome is carried out: the last step of every trade, so that a reader who sees it finds the money moved. */
    Optional<WtbEvent> end(Instant now) {
        if (state.isFinal()) {
            return Optional.empty();
        }
        Objects.requireNonNull(outcome, "A trade ends only after its outcome is decided");
        state = outcome.finalState();
        dueAt = null;
        return Optional.of(event(outcome.event(), now));
    }

    private void decideWhatSilenceMeans(TradeTerms terms, Instant now) {
        switch (state) {
            case REQUESTING -> decide(Outcome.PAY_FAILED, terms, now);
            case REQUESTED -> decide(Outcome.EXPIRED, terms, now);
            case ACCEPTED -> decide(Outcome.FINISHED, terms, now);
            default -> throw new IllegalStateException(state + " without an outcome");
        }
    }

    private void decide(Outcome decided, TradeTerms terms, Instant now) {
        if (decided == Outcome.PAY_FAILED) {
            failure = ProblemType.SERVICE_UNAVAILABLE;
            reason = "The request was not completed in time.";
        }
        outcome = decided;
        state = decided.meanwhile();
        dueAt = now.plus(terms.repeatAfter());
    }

    private void onlySeller(String caller) {
        if (!caller.equals(sellerId)) {
            throw notYours(caller, "Only the seller of the product may do this.");
        }
    }

    private void onlyBuyer(String caller) {
        if (!caller.equals(buyerId)) {
            throw notYours(caller, "Only the buyer may do this.");
        }
    }

    private ProblemException notYours(String caller, String rule) {
        return isVisibleTo(caller)
                ? new ProblemException(ProblemType.FORBIDDEN, rule)
                : new ProblemException(ProblemType.NOT_FOUND, "There is no such WTB for you.");
    }

    private void onlyFrom(WtbState allowed, Instant now, Instant deadline) {
        if (state != allowed) {
            throw conflict("It is %s; this needs %s.".formatted(state.label(), allowed.label()));
        }
        if (deadline != null && now.isAfter(deadline)) {
            throw conflict("The time to decide was over at %s.".formatted(deadline));
        }
    }

    private ProblemException conflict(String detail) {
        return new ProblemException(ProblemType.TRADE_STATE_CONFLICT, detail)
                .with("wtbId", id)
                .with("state", state);
    }

    private WtbEvent event(EventType type, Instant now) {
        events++;
        return new WtbEvent(
                type,
                WtbEvent.timestamp(now),
                id,
                paymentId,
                state,
                price,
                productId,
                buyerId,
                sellerId,
                productTitle,
                currency,
                events,
                reason,
                now);
    }

    boolean isVisibleTo(String user) {
        return user.equals(buyerId) || user.equals(sellerId);
    }

    boolean isRequestedAs(PurchaseRequest request) {
        return request.fingerprint().equals(requestFingerprint);
    }

    boolean wasRequested() {
        return decideBy != null;
    }

    long id() {
        return id;
    }

    WtbState state() {
        return state;
    }

    Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    UndoScope undoScope() {
        return undoScope;
    }

    String lraId() {
        return lraId;
    }

    /** Why the request failed, if it did. */
    Optional<Refusal> refusal() {
        return Optional.ofNullable(failure).map(problem -> new Refusal(problem, reason, undoScope));
    }

    long productId() {
        return productId;
    }

    /** The trade as its parties see it. */
    WtbView view() {
        return new WtbView(
                id,
                productId,
                productTitle,
                buyerId,
                sellerId,
                price,
                currency,
                state,
                paymentId,
                reason,
                requestedAt,
                decideBy,
                finishBy);
    }
}
