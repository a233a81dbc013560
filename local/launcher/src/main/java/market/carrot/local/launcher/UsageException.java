package market.carrot.local.launcher;

/** The command line is wrong; the message says how it would be right. */
final class UsageException extends RuntimeException {
    UsageException(String message) {
        super(message);
    }
}
