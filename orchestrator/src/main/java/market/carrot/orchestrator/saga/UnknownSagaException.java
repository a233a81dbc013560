package market.carrot.orchestrator.saga;

import java.io.IOException;
import java.net.URL;

/** The coordinator does not know the saga (any more): it will never call back, so the trade is ended without it. */
class UnknownSagaException extends IOException {

    UnknownSagaException(URL lra) {
        super("the coordinator does not know " + lra);
    }
}
