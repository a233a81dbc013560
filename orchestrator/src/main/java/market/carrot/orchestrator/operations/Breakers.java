package market.carrot.orchestrator.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import market.carrot.orchestrator.audit.AuditEntry;
import market.carrot.orchestrator.audit.AuditLog;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import market.carrot.platform.web.Caller;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The circuit breakers of all processes of this role, for the routes list-breakers, open-breaker and close-breaker. An
 * order is a row, in the transaction of its line in the audit log; each process follows it at its next look.
 */
public class Breakers {
    private final BreakerRows rows;
    private final OwnBreakers own;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    Breakers(BreakerRows rows, OwnBreakers own, AuditLog audit, TransactionTemplate transaction) {
        this.rows = rows;
        this.own = own;
        this.audit = audit;
        this.transaction = transaction;
    }

    public record BreakerList(List<Breaker> items) {}

    /**
     * @param forcedOpen what is wanted of it in every process, by the order that was given last; null when there was none
     * @param processes as each that is there has found its own
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Breaker(
            String name,
            boolean forcedOpen,
            Instant orderedAt,
            String orderedBy,
            String reason,
            List<BreakerState> processes) {}

    /** The body of both. */
    public record Order(String reason) {
        private void check() {
            if (reason.isBlank() || reason.indexOf('\0') >= 0) {
                throw new ProblemException(
                        ProblemType.INVALID_REQUEST, "A reason is text: it is not blank, and has no NUL character.");
            }
        }
    }

    public BreakerList list() {
        return new BreakerList(rows.orders().stream()
                .map(order -> new Breaker(
                        order.breaker(),
                        order.forcedOpen(),
                        order.orderedAt(),
                        order.orderedBy(),
                        order.reason(),
                        rows.states(order.breaker())))
                .toList());
    }

    /** Every call through it is refused, in every process, until it is closed again. */
    public BreakerList open(
            @Header("name") String name,
            @ExchangeProperty(Caller.PROPERTY) String operator,
            @ExchangeProperty("order") Order order) {
        return order(name, true, AuditEntry.toBreaker(operator, "open-breaker", name, order.reason()), order);
    }

    /** It lets calls through in every process, and forgets what it remembers. */
    public BreakerList close(
            @Header("name") String name,
            @ExchangeProperty(Caller.PROPERTY) String operator,
            @ExchangeProperty("order") Order order) {
        return order(name, false, AuditEntry.toBreaker(operator, "close-breaker", name, order.reason()), order);
    }

    /** Each process does so again and again, and tells the others what it has found. */
    public void follow() {
        rows.orders().forEach(own::follow);
        tell();
        rows.forgetWhoIsGone();
    }

    private BreakerList order(String name, boolean forcedOpen, AuditEntry entry, Order order) {
        order.check();
        BreakerOrder given = transaction.execute(status -> {
            BreakerOrder before = rows.lock(name);
            // so that the new one is seen to be new, also where nothing was followed yet
            own.follow(before);
            audit.add(entry.done(change(before, forcedOpen)));
            return rows.give(name, forcedOpen, entry.operator(), order.reason());
        });
        own.follow(given);
        tell();
        return list();
    }

    /** As far as the processes have told of it. */
    private String change(BreakerOrder before, boolean forcedOpen) {
        if (forcedOpen) {
            return before.forcedOpen() ? "no change: it was forced open" : "forced open in every process";
        }
        boolean closed = !before.forcedOpen()
                && own.look(before.breaker()).state().equals(BreakerState.CLOSED)
                && rows.states(before.breaker()).stream()
                        .allMatch(each -> each.state().equals(BreakerState.CLOSED));
        return closed ? "no change: it was closed in every process" : "closed in every process";
    }

    private void tell() {
        rows.orders().forEach(order -> rows.tell(order.breaker(), own.look(order.breaker())));
    }
}
