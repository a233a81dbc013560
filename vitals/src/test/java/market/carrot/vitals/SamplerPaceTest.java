package market.carrot.vitals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.health.Status;

/** How often somebody is asked who is slow. */
class SamplerPaceTest {
    private static final Duration TAKES = Duration.ofMillis(20);
    private static final int REST = 20;
    private static final Duration PAUSE = TAKES.multipliedBy(REST);
    private static final SamplerSettings SETTINGS =
            new SamplerSettings(Duration.ofMillis(10), REST, PAUSE.dividedBy(2));
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Sampler sampler;

    @AfterEach
    void stop() {
        sampler.stop();
    }

    private void asks(Slow slow, int times) {
        sampler = new Sampler(List.of(slow), SETTINGS, new SimpleMeterRegistry());
        sampler.start();
        await().atMost(PATIENCE).until(() -> slow.begins.size() >= times);
    }

    /** Neither a query that takes long nor a database that is hardly there is asked all the time. */
    @ParameterizedTest(name = "it fails: {0}")
    @ValueSource(booleans = {false, true})
    void whatIsSlowIsAskedLessOften(boolean fails) {
        Slow slow = new Slow(fails, false);
        asks(slow, 2);

        assertThat(slow.begins.get(1) - slow.begins.get(0)).isGreaterThanOrEqualTo(PAUSE.toNanos());
    }

    /** The pause is longer than answers are kept, and all the same the last one counts until it is asked for again. */
    @Test
    void anAnswerCountsUntilANewerOneIsAskedFor() {
        Slow slow = new Slow(false, false);
        asks(slow, 2);

        assertThat(slow.seen.get(1)).isEqualTo(Status.UP);
    }

    /** Who comes back is seen soon, however long it took to miss them. */
    @Test
    void whatCostsNothingKeepsItsPace() {
        Slow ping = new Slow(true, true);
        asks(ping, 11);

        assertThat(ping.begins.get(10) - ping.begins.get(0))
                .isLessThan(PAUSE.multipliedBy(10).toNanos());
    }

    private final class Slow implements Sample {
        private final List<Long> begins = new CopyOnWriteArrayList<>();
        private final List<Status> seen = new CopyOnWriteArrayList<>();
        private final CountDownLatch never = new CountDownLatch(1);
        private final boolean fails;
        private final boolean costsNothing;

        private Slow(boolean fails, boolean costsNothing) {
            this.fails = fails;
            this.costsNothing = costsNothing;
        }

        @Override
        public String name() {
            return "slow";
        }

        @Override
        public boolean costsNothing() {
            return costsNothing;
        }

        @Override
        public void take() throws IOException, InterruptedException {
            seen.add(sampler.status(this));
            begins.add(System.nanoTime());
            never.await(TAKES.toMillis(), TimeUnit.MILLISECONDS);
            if (fails) {
                throw new IOException("slowly");
            }
        }
    }
}
