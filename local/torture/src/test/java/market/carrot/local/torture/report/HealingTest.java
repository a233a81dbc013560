package market.carrot.local.torture.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HealingTest {
    private final Healing healing = new Healing();

    @Test
    void aPercentileIsATimeThatWasSeen() {
        IntStream.rangeClosed(1, 50).mapToObj(Duration::ofSeconds).forEach(healing::note);

        assertThat(healing.percentile(0.5)).isEqualTo(Duration.ofSeconds(25));
        assertThat(healing.percentile(0.99)).isEqualTo(Duration.ofSeconds(50));
        assertThat(healing.percentile(1)).isEqualTo(Duration.ofSeconds(50));
    }

    @Test
    void itSaysHowManyItIsOf() {
        healing.note(Duration.ofMillis(1_250));

        assertThat(healing).hasToString("p50 1.3 s, p99 1.3 s, max 1.3 s (of 1)");
    }
}
