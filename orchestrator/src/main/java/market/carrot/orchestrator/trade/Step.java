package market.carrot.orchestrator.trade;

import java.util.Map;

/** How far product or payment is with what it does for a trade. */
public enum Step {
    /** It knows nothing of the trade. */
    NONE,
    /** Reserved, held: the trade goes on. */
    OPEN,
    /** Released, refunded. */
    UNDONE,
    /** Sold, paid out. */
    SETTLED,
    /** It says what its contract does not know, or two things at once. */
    UNCLEAR;

    private static final Map<String, Step> BY_STATE = Map.of(
            "Reserved", OPEN,
            "Held", OPEN,
            "Released", UNDONE,
            "Refunded", UNDONE,
            "Sold", SETTLED,
            "PaidOut", SETTLED);

    /** @param state as the service's contract names it; null when it has none */
    public static Step of(String state) {
        return state == null ? NONE : BY_STATE.getOrDefault(state, UNCLEAR);
    }
}
