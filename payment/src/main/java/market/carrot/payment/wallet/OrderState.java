package market.carrot.payment.wallet;

import java.util.Arrays;

/** How far the payment provider is with an order. */
enum OrderState {
    /** The provider was asked, or is about to be; its answer is not known. */
    ASKED("Asked"),
    /** The provider did it. */
    CONFIRMED("Confirmed"),
    /** The provider said for certain that it will not do it. */
    REFUSED("Refused");

    private final String label;

    OrderState(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    static OrderState of(String label) {
        return Arrays.stream(values())
                .filter(state -> state.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No state of an order: " + label));
    }
}
