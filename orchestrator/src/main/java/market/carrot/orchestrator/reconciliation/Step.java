package market.carrot.orchestrator.reconciliation;

import java.util.Map;

/** How far product or payment is with what it does for a trade. */
enum Step {
    /** It knows nothing of the trade. */
    NONE,
    /** Reserved, held: the trade goes on. */
    OPEN,
    /** Released, refunded. */
    UNDONE,
    /** Sold, paid out. */
    SETTLED;

    private static final Map<String, Step> BY_STATE = Map.of(
            "Reserved", OPEN,
            "Held", OPEN,
            "Released", UNDONE,
            "Refunded", UNDONE,
            "Sold", SETTLED,
            "PaidOut", SETTLED);

    /** @param state as the service's contract names it */
    static Step of(String state) {
        Step step = BY_STATE.get(state);
        if (step == null) {
            throw new IllegalArgumentException("No service's state: " + state);
        }
        return step;
    }
}
