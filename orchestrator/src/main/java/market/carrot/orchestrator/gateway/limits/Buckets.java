package market.carrot.orchestrator.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** A bucket of requests for each source, filled again as time goes by. */
final class Buckets {
    private final Rate rate;
    private final TimeMeter time;
    private final Cache<String, Bucket> bySource;

    Buckets(Rate rate, int remembered, TimeMeter time) {
        this.rate = rate;
        this.time = time;
        this.bySource = Caffeine.newBuilder()
                .maximumSize(remembered)
                // full again by then, so nothing is lost
                .expireAfterAccess(Duration.ofSeconds(rate.burst() / rate.perSecond() + 1))
                .build();
    }

    /** @return how long the source has to wait; zero when this request is taken */
    Duration take(String source) {
        ConsumptionProbe probe = bySource.get(source, any -> full()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build();
    }
}
