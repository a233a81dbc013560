package market.carrot.local.torture.evidence;

/** What is on sale, and how much of it is left. */
public record ProductRow(long id, int quantity, int reserved, int sold, String state) {
    static final String QUERY = "select id, quantity, reserved, sold, state from product";
}
