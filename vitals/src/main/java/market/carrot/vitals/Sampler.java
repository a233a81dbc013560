package market.carrot.vitals;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;

/**
 * Asks all samples of this process again and again, each by itself: one that hangs holds up no other. Begins when the
 * process is ready, since some ask with what its routes know.
 */
public final class Sampler implements SmartLifecycle, ApplicationListener<ApplicationReadyEvent> {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int STOP_SECONDS = 2;
    private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);

    private final SamplerSettings settings;
    private final List<Answered> samples;
    private volatile ScheduledExecutorService threads;

    Sampler(List<Sample> samples, SamplerSettings settings, MeterRegistry metrics) {
        this.settings = settings;
        this.samples = samples.stream()
                .map(sample -> new Answered(sample, settings.keepFor(), metrics))
                .toList();
    }

    /** Unknown before it was asked; up when the last answer was one, and none has been waited for too long since. */
    Status status(Sample sample) {
        return samples.stream()
                .filter(each -> each.sample == sample)
                .findFirst()
                .orElseThrow()
                .status();
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        start();
    }

    @Override
    public boolean isAutoStartup() {
        return false;
    }

    @Override
    public synchronized void start() {
        if (isRunning()) {
            return;
        }
        ScheduledExecutorService asking = Executors.newScheduledThreadPool(Math.max(1, samples.size()), work -> {
            Thread thread = new Thread(work, "sampler");
            thread.setDaemon(true);
            return thread;
        });
        samples.forEach(sample -> asking.execute(() -> take(sample, asking)));
        threads = asking;
    }

    private void take(Answered asked, ScheduledExecutorService asking) {
        long begin = System.nanoTime();
        asked.asked();
        try {
            asked.sample.take();
            asked.succeeded();
        } catch (Exception e) {
            if (!asking.isShutdown()) {
                asked.failed(e);
            }
        }
        Duration pause =
                asked.sample.costsNothing() ? settings.every() : after(Duration.ofNanos(System.nanoTime() - begin));
        try {
            asking.schedule(() -> take(asked, asking), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopped) {
            LOG.trace("Stopped", stopped);
        }
    }

    /** Whoever answers slowly has little to spare, and so has who fails slowly. */
    private Duration after(Duration took) {
        Duration pause = Collections.min(List.of(took.multipliedBy(settings.rest()), LONGEST_PAUSE));
        return Collections.max(List.of(pause, settings.every()));
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService stopped = threads;
        threads = null;
        stopped.shutdownNow();
        try {
            // whom they ask may be closed after this
            stopped.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return threads != null;
    }
}
