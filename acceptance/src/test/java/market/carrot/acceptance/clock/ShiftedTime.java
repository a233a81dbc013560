package market.carrot.acceptance.clock;

/**
 * The wall clock of a process under test, wrong by as much as was asked for. Loaded beside the JDK's own classes, so that
 * these can call it too. The methods are called as those whose place they take.
 */
public final class ShiftedTime {
    private static volatile long shift;

    private ShiftedTime() {}

    static void by(long millis) {
        shift = millis;
    }

    /** In place of {@link System#currentTimeMillis()}. */
    public static long currentTimeMillis() {
        return System.currentTimeMillis() + shift;
    }

    /** In place of what {@code java.time} adds to a second that it has remembered; here to the millisecond only. */
    public static long getNanoTimeAdjustment(long second) {
        return (currentTimeMillis() - second * 1_000) * 1_000_000;
    }
}
