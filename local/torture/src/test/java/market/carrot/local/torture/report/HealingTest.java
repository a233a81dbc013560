package market.carrot.local.torture.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HealingTest {

    @Test
    void aPercentileIsATimeThatWasSeen() {
        List<Duration> times =
                IntStream.rangeClosed(1, 50).mapToObj(Duration::ofSeconds).toList();

        assertThat(Healing.percentile(times, 0.5)).isEqualTo(Duration.ofSeconds(25));
        assertThat(Healing.percentile(times, 0.99)).isEqualTo(Duration.ofSeconds(50));
        assertThat(Healing.percentile(times, 1)).isEqualTo(Duration.ofSeconds(50));
    }

    @Test
    void itTellsBothTimes() {
        Healing healing = new Healing();
        healing.note(Instant.ofEpochSecond(0), Instant.ofEpochSecond(10), Instant.ofEpochMilli(12_250));

        assertThat(healing)
                .hasToString("after the last fault p50 12.3 s, p99 12.3 s, max 12.3 s; "
                        + "after all was ready again p50 2.3 s, p99 2.3 s, max 2.3 s (1 rounds)");
    }
}
