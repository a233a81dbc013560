package market.carrot.orchestrator.audit;

import java.time.Instant;

/**
 * One line of the audit log.
 *
 * @param at by the database's clock; null before it is written, as the id is 0
 * @param wtbId the trade it was done to, or null
 * @param breaker the circuit breaker it was done to, or null
 * @param detail what was done, or why it was refused
 */
public record AuditEntry(
        long auditId,
        Instant at,
        String operator,
        String action,
        Long wtbId,
        String breaker,
        String reason,
        String outcome,
        String detail) {
    private static final String DONE = "done";
    private static final String REFUSED = "refused";

    public static AuditEntry toTrade(String operator, String action, long wtbId, String reason) {
        return new AuditEntry(0, null, operator, action, wtbId, null, reason, null, null);
    }

    public static AuditEntry toBreaker(String operator, String action, String breaker, String reason) {
        return new AuditEntry(0, null, operator, action, null, breaker, reason, null, null);
    }

    public AuditEntry done(String what) {
        return with(DONE, what);
    }

    public AuditEntry refused(String why) {
        return with(REFUSED, why);
    }

    private AuditEntry with(String how, String told) {
        return new AuditEntry(0, null, operator, action, wtbId, breaker, reason, how, told);
    }
}
