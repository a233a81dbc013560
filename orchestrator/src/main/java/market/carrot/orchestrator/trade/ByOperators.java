package market.carrot.orchestrator.trade;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/** What operators did to a trade, or wish for it. */
@Embeddable
class ByOperators {
    /** Somebody wants the sweep's next try to be made in earnest; null when nobody does. */
    private Instant retryAskedAt;

    /** An operator decided, in the parties' place. */
    private boolean byOperator;

    void wantARetry(Instant now) {
        retryAskedAt = now;
    }

    /** @return true when there was a wish: it is fulfilled once */
    boolean takeTheWish() {
        boolean asked = retryAskedAt != null;
        retryAskedAt = null;
        return asked;
    }

    void decided() {
        byOperator = true;
    }

    boolean haveDecided() {
        return byOperator;
    }
}
