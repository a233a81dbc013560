package market.carrot.platform.problem;

/** Whether the client can get what it wants by asking again. */
public enum Retry {
    /** Nothing that the client does makes this possible. */
    NO("No. The same request gets the same answer."),
    /** Once the client has put right what is wrong. */
    CHANGED("Not as it is: the same request gets the same answer until what is wrong is put right."),
    /** Waiting helps, or may help. */
    LATER("Yes, after a while.");

    private final String says;

    Retry(String says) {
        this.says = says;
    }

    public String says() {
        return says;
    }
}
