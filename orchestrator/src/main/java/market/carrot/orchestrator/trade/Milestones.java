package market.carrot.orchestrator.trade;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/** When a trade reached what; null where it has not, or nobody noted it yet. Decides nothing. */
@Embeddable
class Milestones {
    private Instant confirmedAt;
    private Instant acceptedAt;
    private Instant decidedAt;
    private Instant endedAt;

    void confirmed(Instant now) {
        confirmedAt = now;
    }

    void accepted(Instant now) {
        acceptedAt = now;
    }

    void decided(Instant now) {
        decidedAt = now;
    }

    void ended(Instant now) {
        endedAt = now;
    }
}
