package market.carrot.vitals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Status;

class SamplerTest {
    private static final Duration OFTEN = Duration.ofMillis(10);
    private static final int REST = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Tank tank = new Tank();
    private Sampler sampler;

    @AfterEach
    void stop() {
        sampler.stop();
    }

    private void begin(Duration keepFor, Sample... samples) {
        sampler = new Sampler(List.of(samples), new SamplerSettings(OFTEN, REST, keepFor), metrics);
        sampler.start();
    }

    @Test
    void theLastAnswerIsShown() {
        begin(Duration.ofMinutes(1), tank);

        await().atMost(PATIENCE).until(() -> shown() > 2);

        assertThat(sampler.status(tank)).isEqualTo(Status.UP);
    }

    @Test
    void whatWasNeverAskedIsUnknown() {
        sampler = new Sampler(List.of(tank), new SamplerSettings(OFTEN, REST, OFTEN), metrics);

        assertThat(sampler.status(tank)).isEqualTo(Status.UNKNOWN);
        sampler.start();
    }

    /** Fault: nobody answers any more, and then somebody does again. */
    @Test
    void anOldAnswerIsShownForAWhileAndThenNothing() {
        begin(Duration.ofMillis(300), tank);
        await().atMost(PATIENCE).until(() -> shown() > 0);

        tank.answers = false;

        await().atMost(PATIENCE).until(() -> sampler.status(tank) == Status.DOWN);
        await().atMost(PATIENCE).until(() -> Double.isNaN(shown()));
        assertThat(age("tank")).isGreaterThan(0.3);

        tank.answers = true;
        await().atMost(PATIENCE).until(() -> shown() > 0 && sampler.status(tank) == Status.UP);
    }

    /** Fault: somebody has answered, and then neither answers nor refuses. */
    @Test
    void anAnswerIsNotShownForEverBecauseTheNextHangs() {
        begin(Duration.ofMillis(300), tank);
        await().atMost(PATIENCE).until(() -> shown() > 0);

        CountDownLatch end = tank.hangs();

        await().atMost(PATIENCE).until(() -> Double.isNaN(shown()));
        assertThat(sampler.status(tank)).isEqualTo(Status.DOWN);

        end.countDown();
        await().atMost(PATIENCE).until(() -> shown() > 0 && sampler.status(tank) == Status.UP);
    }

    @Test
    void oneThatHangsHoldsUpNoOther() {
        Hanging hanging = new Hanging();
        begin(Duration.ofMinutes(1), hanging, tank);

        await().atMost(PATIENCE).until(() -> shown() > 5);

        assertThat(sampler.status(hanging)).isEqualTo(Status.UNKNOWN);
        hanging.end.countDown();
        await().atMost(PATIENCE).until(() -> sampler.status(hanging) == Status.UP);
    }

    private double shown() {
        var gauge = metrics.find("tank.level").tag("side", "left").gauge();
        return gauge == null ? 0 : gauge.value();
    }

    /** In seconds. */
    private double age(String sample) {
        return metrics.get("carrot.sample.age")
                .tag("sample", sample)
                .timeGauge()
                .value(TimeUnit.SECONDS);
    }

    private final class Tank implements Sample {
        private final SampledGauge level = new SampledGauge(metrics, "tank.level", "litres", "What is in it", "side");
        private volatile boolean answers = true;
        private volatile CountDownLatch held = new CountDownLatch(0);
        private int litres;

        /** @return what lets it go on */
        private CountDownLatch hangs() {
            held = new CountDownLatch(1);
            return held;
        }

        @Override
        public String name() {
            return "tank";
        }

        @Override
        public List<SampledGauge> gauges() {
            return List.of(level);
        }

        @Override
        public void take() throws IOException, InterruptedException {
            held.await();
            if (!answers) {
                throw new IOException("the tank is away");
            }
            litres++;
            level.show(Map.of("left", litres));
        }
    }

    private static final class Hanging implements Sample {
        private final CountDownLatch end = new CountDownLatch(1);

        @Override
        public String name() {
            return "hanging";
        }

        @Override
        public void take() throws InterruptedException {
            end.await();
        }
    }
}
