package market.carrot.orchestrator.trade;

import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;

/** When a trade reached what; null where it has not, or nobody noted it yet. Decides nothing. */
@Embeddable
class Milestones {
    private static final Duration FIRST_TRY = Duration.ofSeconds(1);

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

    /** False only right after the decision, which the first try follows at once. */
    boolean mayHaveBeenTried(Instant now) {
        return decidedAt == null || decidedAt.plus(FIRST_TRY).isBefore(now);
    }

    void decided(Instant now) {
        decidedAt = now;
    }

    void ended(Instant now) {
        endedAt = now;
    }
}
