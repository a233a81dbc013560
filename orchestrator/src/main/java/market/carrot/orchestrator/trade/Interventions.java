package market.carrot.orchestrator.trade;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import market.carrot.orchestrator.audit.AuditEntry;
import market.carrot.orchestrator.audit.AuditLog;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import market.carrot.platform.web.Caller;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What operators do to trades, by the trade's own guarded verbs. Each attempt leaves its line in the audit log, in the
 * transaction of its effect; one that is refused has no effect, and a line all the same.
 */
public class Interventions {
    private final Wtbs wtbs;
    private final AuditLog audit;
    private final DatabaseClock clock;
    private final TradeTerms terms;
    private final TransactionTemplate transaction;

    Interventions(Wtbs wtbs, AuditLog audit, DatabaseClock clock, TradeTerms terms, TransactionTemplate transaction) {
        this.wtbs = wtbs;
        this.audit = audit;
        this.clock = clock;
        this.terms = terms;
        this.transaction = transaction;
    }

    /**
     * The body of each of them.
     *
     * @param confirm the trade's id once more
     */
    public record Order(String reason, long confirm) {
        private void check() {
            if (reason.isBlank() || reason.indexOf('\0') >= 0) {
                throw new ProblemException(
                        ProblemType.INVALID_REQUEST, "A reason is text: it is not blank, and has no NUL character.");
            }
        }

        private void confirms(long wtbId) {
            if (confirm != wtbId) {
                throw new ProblemException(
                        ProblemType.INVALID_REQUEST,
                        "'confirm' must repeat the id of the trade, %d; it is %d.".formatted(wtbId, confirm));
            }
        }
    }

    /** The sweep makes the next try now. */
    public SagaEnding retry(
            @Header("wtbId") long wtbId,
            @ExchangeProperty(Caller.PROPERTY) String operator,
            @ExchangeProperty("order") Order order) {
        return attempt(Intervention.RETRY, wtbId, new Circumstances(operator, null, null), order);
    }

    /** The trade is cancelled and the buyer refunded. @param money see {@link Circumstances}, as for the unit */
    public SagaEnding cancel(
            @Header("wtbId") long wtbId,
            @ExchangeProperty(Caller.PROPERTY) String operator,
            @ExchangeProperty("order") Order order,
            @ExchangeProperty("holdStep") Step money,
            @ExchangeProperty("reservationStep") Step unit) {
        return attempt(Intervention.CANCEL, wtbId, new Circumstances(operator, money, unit), order);
    }

    /** The trade is finished and the seller paid. @param money see {@link Circumstances}, as for the unit */
    public SagaEnding finish(
            @Header("wtbId") long wtbId,
            @ExchangeProperty(Caller.PROPERTY) String operator,
            @ExchangeProperty("order") Order order,
            @ExchangeProperty("holdStep") Step money,
            @ExchangeProperty("reservationStep") Step unit) {
        return attempt(Intervention.FINISH, wtbId, new Circumstances(operator, money, unit), order);
    }

    /** What each of them would answer now. */
    public Map<Intervention, Judgement> judge(long wtbId, Circumstances given) {
        Wtb wtb = wtbs.findById(wtbId).filter(Wtb::hasBegun).orElseThrow(Interventions::notFound);
        Map<Intervention, Judgement> judgements = new EnumMap<>(Intervention.class);
        Arrays.stream(Intervention.values())
                .forEach(each -> judgements.put(each, each.judge(wtb, given, terms, clock.now())));
        return judgements;
    }

    private SagaEnding attempt(Intervention what, long wtbId, Circumstances given, Order order) {
        order.check();
        AuditEntry entry =
                AuditEntry.toTrade(given.operator(), what.name().toLowerCase(Locale.ROOT), wtbId, order.reason());
        Attempt attempt = transaction.execute(status -> attempt(what, wtbId, given, order, entry));
        attempt.refusal().ifPresent(refusal -> {
            throw refusal;
        });
        return attempt.ending();
    }

    private Attempt attempt(Intervention what, long wtbId, Circumstances given, Order order, AuditEntry entry) {
        try {
            order.confirms(wtbId);
            Wtb wtb = wtbs.lock(wtbId).filter(Wtb::hasBegun).orElseThrow(Interventions::notFound);
            String before = wtb.state().label();
            Judgement judgement = what.on(wtb, given, order.reason(), terms, clock.now());
            audit.add(entry.done(detail(judgement, before, wtb.state().label())));
            return new Attempt(SagaEnding.of(wtb), Optional.empty());
        } catch (ProblemException refusal) {
            audit.add(entry.refused(refusal.getMessage()));
            return new Attempt(null, Optional.of(refusal));
        }
    }

    private static String detail(Judgement judgement, String before, String now) {
        if (judgement.kind() == Judgement.Kind.POINTLESS) {
            return "no change: it is " + now;
        }
        return before.equals(now)
                ? "it is %s, and the next try is made at once".formatted(now)
                : "it was %s and is %s".formatted(before, now);
    }

    /** A refusal is no exception until its line is committed. */
    private record Attempt(SagaEnding ending, Optional<ProblemException> refusal) {}

    private static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such trade, or it never began.");
    }
}
