package market.carrot.orchestrator.view;

/** A record cannot be applied, however often it is tried; the message says why, for people. */
class UnusableException extends RuntimeException {
    UnusableException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
