package market.carrot.local.engines;

/** An engine could not be started, or did not do what it was asked; the message is meant for the person at the console. */
public class EngineException extends RuntimeException {
    EngineException(String message) {
        super(message);
    }

    EngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
