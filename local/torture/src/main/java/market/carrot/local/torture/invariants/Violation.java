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

    @Override
    public String toString() {
        return invariant + ": " + (wtbId == 0 ? "" : "trade " + wtbId + " ") + what;
    }
}
