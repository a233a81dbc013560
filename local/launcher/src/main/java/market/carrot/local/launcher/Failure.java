package market.carrot.local.launcher;

/** Something the person at the console has to know or do; the message is all that is shown. */
public final class Failure extends RuntimeException {
    public Failure(String message) {
        super(message);
    }

    public Failure(String message, Throwable cause) {
        super(message, cause);
    }
}
