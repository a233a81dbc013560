package market.carrot.access;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.Map;

/** Reads the issuer's keys from where its description says that they are. */
public final class IssuerKeys implements JWKSetSource<SecurityContext> {
    private static final String DESCRIPTION = "/.well-known/openid-configuration";
    private static final int SIZE_LIMIT = 256 * 1024;

    private final String issuer;
    private final DefaultResourceRetriever http;
    private volatile boolean reachable;

    public IssuerKeys(IdentitySettings identity) {
        this.issuer = identity.issuerUri().toString();
        this.http = new DefaultResourceRetriever(
                (int) identity.keys().connectTimeout().toMillis(),
                (int) identity.keys().readTimeout().toMillis(),
                SIZE_LIMIT);
    }

    /** Whether the last try succeeded. */
    boolean areReachable() {
        return reachable;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, SecurityContext context)
            throws JWKSetUnavailableException {
        return read();
    }

    /** Waits for the issuer, each time. */
    public JWKSet read() throws JWKSetUnavailableException {
        try {
            Map<String, Object> description = JSONObjectUtils.parse(read(url(issuer + DESCRIPTION)));
            if (!issuer.equals(description.get("issuer"))) {
                throw new IOException("it calls itself " + description.get("issuer"));
            }
            JWKSet keys = JWKSet.parse(read(url(JSONObjectUtils.getString(description, "jwks_uri"))));
            reachable = true;
            return keys;
        } catch (IOException | ParseException | IllegalArgumentException e) {
            reachable = false;
            throw new JWKSetUnavailableException("No keys from " + issuer + ": " + e.getMessage(), e);
        }
    }

    private String read(URL url) throws IOException {
        return http.retrieveResource(url).getContent();
    }

    private static URL url(String text) throws IOException {
        return URI.create(String.valueOf(text)).toURL();
    }

    @Override
    public void close() {
        // every read has a connection of its own
    }
}
