package market.carrot.coordinator;

/** The coordinator cannot start as it is set up. Says what is wrong and what the operator does about it. */
public final class StartRefused extends RuntimeException {

    private final String remedy;

    /** Refuses a start; {@code cause} may be null. */
    public StartRefused(String problem, String remedy, Throwable cause) {
        super(problem, cause);
        this.remedy = remedy;
    }

    /** What to do, as one sentence for the operator. */
    public String remedy() {
        return remedy;
    }
}
