package market.carrot.acceptance;

import org.junit.jupiter.api.Order;

/** In which order the stories are told; those without a chapter come first. */
public final class Chapter {
    /** Thousands of wrong requests. */
    public static final int FUZZ = Order.DEFAULT + 1;

    /** Stories in which something breaks. Each heals what it broke. */
    public static final int FAULTS = Order.DEFAULT + 2;

    /** The system is stopped, and started again with the same data. */
    public static final int RESTART = Order.DEFAULT + 3;

    /** Deadlines of seconds: for a trade that others tell of they would be too short. */
    public static final int DEADLINES = Order.DEFAULT + 4;

    /** What must be true when everything has happened. */
    public static final int BOOKS = Order.DEFAULT + 5;

    /** What of the contract was seen in all of that. */
    public static final int CONTRACT = Order.DEFAULT + 6;

    private Chapter() {}
}
