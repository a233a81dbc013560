package market.carrot.local.launcher.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Backoff backoff = new Backoff();

    @Test
    void waitsLongerEachTimeUpToALimit() {
        for (int seconds : new int[] {1, 2, 4, 8, 16, 30, 30}) {
            assertThat(backoff.afterDeath(null, NOW)).isEqualTo(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void beginsAnewForAProcessThatLivedForAWhile() {
        backoff.afterDeath(null, NOW);
        backoff.afterDeath(null, NOW);

        assertThat(backoff.afterDeath(NOW.minusSeconds(61), NOW)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aLifeOfAMomentDoesNotCount() {
        backoff.afterDeath(null, NOW);

        assertThat(backoff.afterDeath(NOW.minusSeconds(5), NOW)).isEqualTo(Duration.ofSeconds(2));
    }
}
