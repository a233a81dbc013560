package market.carrot.payment.escrow;

import java.util.Arrays;

/** Where a trade's money is. */
enum HoldState {
    /** In escrow, until the trade's outcome. */
    HELD("Held"),
    /** Back with the buyer; or never taken, because the refund came before the hold. */
    REFUNDED("Refunded"),
    /** With the seller. */
    PAID_OUT("PaidOut");

    private final String label;

    HoldState(String label) {
        this.label = label;
    }

    /** The name in the contract and in the database. */
    String label() {
        return label;
    }

    static HoldState of(String label) {
        return Arrays.stream(values())
                .filter(state -> state.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No state of a hold: " + label));
    }
}
