package market.carrot.local.torture.invariants;

/**
 * Something that must never be.
 *
 * @param wtbId the trade; 0 when it is of no single one
 */
public record Violation(String invariant, long wtbId, String what) {

    static Violation of(Invariant invariant, long wtbId, String what, Object... words) {
        return new Violation(invariant.getClass().getSimpleName(), wtbId, what.formatted(words));
    }

    /** All came to no rest in time. */
    public static Violation unrest(String what) {
        return new Violation("Quiescence", 0, what);
    }

    @Override
    public String toString() {
        return invariant + ": " + (wtbId == 0 ? "" : "trade " + wtbId + " ") + what;
    }
}
