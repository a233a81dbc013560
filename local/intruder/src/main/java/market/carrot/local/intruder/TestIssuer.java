package market.carrot.local.intruder;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** An OpenID provider in a test's JVM. It can be down, and its key can change. */
public final class TestIssuer implements AutoCloseable {
    static final String AUDIENCE = "carrot-market";
    private static final int LIFETIME_SECONDS = 600;

    private final AtomicInteger handedOut = new AtomicInteger();
    private final AtomicInteger keysRead = new AtomicInteger();
    private final int port;
    private RSAKey key = newKey();
    private HttpServer server;
    private boolean up;

    public TestIssuer() {
        start(0);
        port = server.getAddress().getPort();
    }

    /** Nobody can reach it until it {@link #comesBack}: what needs an issuer to start, fails. */
    public static TestIssuer notUpYet() {
        TestIssuer issuer = new TestIssuer();
        issuer.goesDown();
        return issuer;
    }

    public String uri() {
        return "http://127.0.0.1:" + port;
    }

    public String tokenUri() {
        return uri() + "/oauth2/token";
    }

    public String user(String name, String... roles) {
        return sign(claims(name).claim("scope", "market").claim("roles", List.of(roles)));
    }

    /** Signed with a key that only says of itself that it is the issuer's. */
    public String forged(String name) {
        return sign(headerOf(key), newKey(), claims(name).claim("scope", "market"));
    }

    /** As a service gets it for its client credentials. */
    public String service(String client) {
        return sign(claims(client).claim("scope", "internal"));
    }

    /** Claims as they should be; change what a test is about. */
    public JWTClaimsSet.Builder claims(String subject) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .subject(subject)
                .audience(AUDIENCE)
                .issuer(uri())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(LIFETIME_SECONDS)));
    }

    public String sign(JWTClaimsSet.Builder claims) {
        return sign(headerOf(key), key, claims);
    }

    private static JWSHeader.Builder headerOf(RSAKey key) {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID());
    }

    static String sign(JWSHeader.Builder header, RSAKey key, JWTClaimsSet.Builder claims) {
        SignedJWT token = new SignedJWT(header.build(), claims.build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    RSAKey key() {
        return key;
    }

    static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signs with a new key from now on; the old one counts no more. */
    public void changeKey() {
        key = newKey();
    }

    /** How often its keys were asked for. */
    public int keysRead() {
        return keysRead.get();
    }

    /** How many service tokens were asked for. */
    public int handedOut() {
        return handedOut.get();
    }

    /** Nothing listens there any more. */
    public synchronized void goesDown() {
        server.stop(0);
        up = false;
    }

    public synchronized void comesBack() {
        if (!up) {
            start(port);
        }
    }

    @Override
    public void close() {
        goesDown();
    }

    private void start(int where) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), where), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answer("/.well-known/openid-configuration", request -> "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/jwks\"}"
                .formatted(uri()));
        answer("/jwks", request -> {
            keysRead.incrementAndGet();
            return new JWKSet(key.toPublicJWK()).toString();
        });
        answer("/oauth2/token", request -> {
            handedOut.incrementAndGet();
            return "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d}"
                    .formatted(service(client(request)), LIFETIME_SECONDS);
        });
        server.start();
        up = true;
    }

    private void answer(String path, Function<HttpExchange, String> json) {
        server.createContext(path, exchange -> {
            byte[] body = json.apply(exchange).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    /** Whoever asks; its secret is not looked at. */
    private static String client(HttpExchange request) {
        String credentials =
                request.getRequestHeaders().getFirst("Authorization").substring("Basic ".length());
        return new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8).split(":")[0];
    }
}
