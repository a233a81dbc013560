package market.carrot.orchestrator.gateway.limits;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import market.carrot.access.IssuerKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issuer's keys, as far as they are known. They are read aside from the requests: none waits for the issuer, and no
 * number of strange tokens makes the gateway ask it more often than now and then.
 */
final class KeysAside implements JWKSource<SecurityContext>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeysAside.class);

    private static final Duration STALE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_READS = Duration.ofSeconds(5);

    private final IssuerKeys issuer;
    private final ExecutorService aside = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "issuer-keys");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicLong lastRead = new AtomicLong(System.nanoTime() - STALE.toNanos());
    private volatile JWKSet keys = new JWKSet();

    KeysAside(IssuerKeys issuer) {
        this.issuer = issuer;
    }

    @Override
    public List<JWK> get(JWKSelector wanted, SecurityContext context) {
        List<JWK> found = wanted.select(keys);
        readUnlessWithin(found.isEmpty() ? BETWEEN_READS : STALE);
        return found;
    }

    private void readUnlessWithin(Duration age) {
        long last = lastRead.get();
        long now = System.nanoTime();
        if (now - last >= age.toNanos() && lastRead.compareAndSet(last, now)) {
            aside.execute(this::read);
        }
    }

    private void read() {
        try {
            keys = issuer.read();
        } catch (JWKSetUnavailableException e) {
            LOG.warn("Users with new keys are counted by address only: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        aside.shutdownNow();
    }
}
