package market.carrot.orchestrator.trade;

import static market.carrot.orchestrator.trade.WtbState.ACCEPTED;
import static market.carrot.orchestrator.trade.WtbState.REQUESTED;
import static market.carrot.orchestrator.trade.WtbState.REQUESTING;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
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

    @Embedded
    private Deal deal;

    @Embedded
    private RequestKey requestKey;

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
    private Instant requestedAt;
    private Instant decideBy;
    private Instant finishBy;

    /** When the sweep looks at this trade next; null when it never needs to again. */
    private Instant dueAt;

    @Embedded
    private ByOperators operators = new ByOperators();

    @Embedded
    private Milestones milestones;

    /** How many events there were: the version of the last one. */
    private int events;

    /** The trace of what changed it last; null where nobody takes traces. */
    private String traceparent;

    protected Wtb() {}

    /** A request that is about to do its first step: from here on the intent is durable. */
    Wtb(long id, String lraId, Deal deal, RequestKey requestKey, TradeTerms terms, Instant now) {
        this.id = id;
        this.lraId = lraId;
        this.deal = deal;
        this.requestKey = requestKey;
        this.state = REQUESTING;
        this.undoScope = UndoScope.RESERVATION_AND_HOLD;
        this.requestedAt = now;
        this.dueAt = now.plus(terms.requestWithin());
    }

    /** The unit is reserved and the price is in escrow: the seller may decide. */
    WtbEvent request(Reservation reservation, HeldPayment payment, TradeTerms terms, Instant now) {
        if (state != REQUESTING || outcome != null) {
            throw conflict("The request took too long and is being undone.");
        }
        deal.with(reservation);
        paymentId = payment.paymentId();
        state = REQUESTED;
        milestones().confirmed(now);
        decideBy = terms.decideBy(now);
        dueAt = decideBy;
        return event(EventType.WTB_ADDED, now);
    }

    /** The request failed; what it did will be undone. A request that was confirmed or given up before stays as it is. */
    void refuse(Refusal refusal, Optional<Reservation> reservation, TradeTerms terms, Instant now) {
        if (state != REQUESTING || outcome != null) {
            return;
        }
        reservation.ifPresent(deal::with);
        undoScope = refusal.undoScope();
        failBecause(refusal.problem(), refusal.detail());
        decide(Outcome.PAY_FAILED, terms, now);
    }

    /** The seller accepts; the buyer has until the new deadline to finish. */
    Optional<WtbEvent> accept(String caller, TradeTerms terms, Instant now) {
        deal.onlySeller(caller);
        if (state == ACCEPTED) {
            return Optional.empty();
        }
        onlyBeforeDecisionIsDue(now);
        state = ACCEPTED;
        milestones().accepted(now);
        finishBy = terms.finishBy(now);
        dueAt = finishBy;
        return Optional.of(event(EventType.WTB_ACCEPTED, now));
    }

    /** The seller rejects: the buyer is refunded. */
    void reject(String caller, String why, TradeTerms terms, Instant now) {
        deal.onlySeller(caller);
        if (outcome != Outcome.REJECTED) {
            onlyBeforeDecisionIsDue(now);
            reason = why;
            decide(Outcome.REJECTED, terms, now);
        }
    }

    /** The buyer cancels before the seller has decided: the buyer is refunded. */
    void cancel(String caller, TradeTerms terms, Instant now) {
        deal.onlyBuyer(caller);
        if (outcome != Outcome.CANCELLED) {
            onlyBeforeDecisionIsDue(now);
            decide(Outcome.CANCELLED, terms, now);
        }
    }

    /** The buyer finishes an accepted trade: the seller is paid. */
    void finish(String caller, TradeTerms terms, Instant now) {
        deal.onlyBuyer(caller);
        if (outcome != Outcome.FINISHED) {
            onlyFrom(ACCEPTED);
            decide(Outcome.FINISHED, terms, now);
        }
    }

    /** An operator decides in the parties' place. What is safe, {@link Intervention} says. */
    void decideInPlace(Outcome decided, String why, TradeTerms terms, Instant now) {
        if (outcome != null || state == REQUESTING) {
            throw conflict("It is %s.".formatted(state.label()));
        }
        operators.decided();
        reason = why;
        decide(decided, terms, now);
    }

    /** The sweep's next try is made at once, before whatever fell due by itself. */
    void hurry(Instant now) {
        if (state.isFinal()) {
            throw conflict("It is over: %s.".formatted(state.label()));
        }
        operators.wantARetry(now);
        dueAt = Instant.EPOCH;
    }

    /**
     * Its time has come, as whoever claimed it believes: what silence means is decided, or what was decided before is
     * carried out again. A trade that has moved on since it was claimed has a deadline still to come, and is left alone.
     *
     * @return true when an operator asked for this try
     */
    boolean overdue(TradeTerms terms, Instant now) {
        boolean asked = operators.takeTheWish();
        if (state.isFinal()) {
            return false;
        }
        if (outcome != null) {
            dueAt = now.plus(terms.repeatAfter());
        } else if (now.isBefore(deadline(terms))) {
            dueAt = deadline(terms);
        } else {
            decide(state == ACCEPTED ? Outcome.FINISHED : undoing(), terms, now);
        }
        return asked;
    }

    /**
     * The coordinator ends the saga. The recorded outcome decides what that means, not the coordinator's verb: a second
     * close of a closing LRA makes this coordinator cancel it.
     *
     * @param closing true when the coordinator closes the saga, false when it cancels it
     */
    Outcome endBy(boolean closing, TradeTerms terms, Instant now) {
        if (outcome == null) {
            decide(closing && state != REQUESTING ? Outcome.FINISHED : undoing(), terms, now);
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
        milestones().ended(now);
        dueAt = null;
        return Optional.of(event(outcome.event(), now));
    }

    /** Until when the trade may stay as it is. */
    Instant deadline(TradeTerms terms) {
        return switch (state) {
            case REQUESTED -> decideBy;
            case ACCEPTED -> finishBy;
            default -> requestedAt.plus(terms.requestWithin());
        };
    }

    private Outcome undoing() {
        if (state != REQUESTING) {
            return Outcome.EXPIRED;
        }
        failBecause(ProblemType.SERVICE_UNAVAILABLE, "The request was not completed in time.");
        return Outcome.PAY_FAILED;
    }

    private void decide(Outcome decided, TradeTerms terms, Instant now) {
        outcome = decided;
        state = decided.meanwhile();
        milestones().decided(now);
        dueAt = now.plus(terms.repeatAfter());
    }

    /** JPA has none where nothing was noted. */
    private Milestones milestones() {
        if (milestones == null) {
            milestones = new Milestones();
        }
        return milestones;
    }

    /** Whether somebody may have tried to carry the outcome out before. */
    boolean mayHaveBeenTried(Instant now) {
        return milestones().mayHaveBeenTried(now);
    }

    private void failBecause(ProblemType problem, String detail) {
        failure = problem;
        reason = detail;
    }

    private void onlyBeforeDecisionIsDue(Instant now) {
        onlyFrom(REQUESTED);
        if (now.isAfter(decideBy)) {
            throw conflict("The time to decide was over at %s.".formatted(decideBy));
        }
    }

    private void onlyFrom(WtbState allowed) {
        if (state != allowed) {
            throw conflict("It is %s; this needs %s.".formatted(state.label(), allowed.label()));
        }
    }

    ProblemException conflict(String detail) {
        return new ProblemException(ProblemType.TRADE_STATE_CONFLICT, detail)
                .with("wtbId", id)
                .with("state", state);
    }

    void tracedBy(String trace) {
        traceparent = trace;
    }

    String traceparent() {
        return traceparent;
    }

    private WtbEvent event(EventType type, Instant now) {
        events++;
        return WtbEvent.of(type, this, events, now);
    }

    Duration age(Instant now) {
        return Duration.between(requestedAt, now);
    }

    /** False for what keeps a request from ever being opened. */
    boolean hasBegun() {
        return deal != null && deal.buyerId() != null;
    }

    boolean isVisibleTo(String user) {
        return deal.isParty(user);
    }

    boolean isRequestedAs(PurchaseRequest request) {
        return requestKey.stoodFor(request);
    }

    /** True once the buyer was told 201. */
    boolean wasRequested() {
        return decideBy != null;
    }

    /** Why the request failed, if it did. */
    Optional<Refusal> refusal() {
        return Optional.ofNullable(failure).map(problem -> new Refusal(problem, reason, undoScope));
    }

    long id() {
        return id;
    }

    Deal deal() {
        return deal;
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

    Long paymentId() {
        return paymentId;
    }

    String reason() {
        return reason;
    }

    boolean byOperator() {
        return operators.haveDecided();
    }

    /** The trade as its parties see it. */
    WtbView view() {
        return WtbView.of(this, requestedAt, decideBy, finishBy);
    }
}
