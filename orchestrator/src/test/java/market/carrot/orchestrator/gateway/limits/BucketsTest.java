package market.carrot.orchestrator.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BucketsTest {
    private static final int BURST = 10;

    private long now;
    private final Buckets buckets = new Buckets(new Limits.PerUser(2, BURST), 1_000, new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return now;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    @Test
    void afterABurstOneWaitsForTheNextPlace() {
        takeAll("kim");

        assertThat(buckets.take("kim")).isEqualTo(Duration.ofMillis(500));
        now += Duration.ofMillis(500).toNanos();
        assertThat(buckets.take("kim")).isZero();
        assertThat(buckets.take("kim")).isPositive();
    }

    @Test
    void whoWasSilentHasAWholeBurstAgainAndNoMore() {
        takeAll("kim");

        now += Duration.ofHours(1).toNanos();

        takeAll("kim");
        assertThat(buckets.take("kim")).isPositive();
    }

    @Test
    void nobodyWaitsForAnother() {
        takeAll("kim");

        assertThat(buckets.take("kim")).isPositive();
        assertThat(buckets.take("lee")).isZero();
    }

    private void takeAll(String source) {
        assertThat(IntStream.range(0, BURST).mapToObj(i -> buckets.take(source)))
                .allMatch(Duration::isZero);
    }
}
