package market.carrot.orchestrator.gateway.limits;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The identity provider's public keys, as far as they are known. They are fetched aside from the requests: none waits for
 * the provider, and no number of strange tokens makes the gateway ask it more often than now and then.
 */
final class IssuerKeys implements JWKSource<SecurityContext>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);

    private static final Duration STALE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(5);
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int MAX_BYTES = 256 * 1024;

    private final String issuer;
    private final ResourceRetriever http = new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_BYTES);
    private final ExecutorService aside = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "issuer-keys");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicLong lastFetch = new AtomicLong(System.nanoTime() - STALE.toNanos());
    private volatile JWKSet keys = new JWKSet();

    IssuerKeys(String issuer) {
        this.issuer = issuer;
    }

    @Override
    public List<JWK> get(JWKSelector wanted, SecurityContext context) {
        List<JWK> found = wanted.select(keys);
        fetchUnlessWithin(found.isEmpty() ? BETWEEN_FETCHES : STALE);
        return found;
    }

    private void fetchUnlessWithin(Duration age) {
        long last = lastFetch.get();
        long now = System.nanoTime();
        if (now - last >= age.toNanos() && lastFetch.compareAndSet(last, now)) {
            aside.execute(this::fetch);
        }
    }

    private void fetch() {
        try {
            Object address = JSONObjectUtils.parse(text(issuer + "/.well-known/openid-configuration"))
                    .get("jwks_uri");
            keys = JWKSet.parse(text(String.valueOf(address)));
        } catch (IOException | ParseException | IllegalArgumentException e) {
            LOG.warn("No keys from {}, so users are counted by address only: {}", issuer, e.toString());
        }
    }

    private String text(String address) throws IOException {
        return http.retrieveResource(URI.create(address).toURL()).getContent();
    }

    @Override
    public void close() {
        aside.shutdownNow();
    }
}
