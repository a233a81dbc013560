package market.carrot.orchestrator.trade;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;

/** The identity provider of a test JVM: issues tokens to users (by method call) and to services (over HTTP). */
final class Identity {
    private static final String COORDINATOR = "lra-coordinator";
    private static final Identity INSTANCE = new Identity();

    private final RSAKey key;
    private final String uri;

    private Identity() {
        try {
            key = new RSAKeyGenerator(2048).keyID("test").generate();
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            uri = "http://127.0.0.1:" + server.getAddress().getPort();
            answer(server, "/.well-known/openid-configuration", () -> "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/jwks\"}"
                    .formatted(uri));
            answer(server, "/jwks", () -> new JWKSet(key.toPublicJWK()).toString());
            answer(
                    server,
                    "/oauth2/token",
                    () -> "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":600}"
                            .formatted(token(COORDINATOR, "internal")));
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(0)));
        } catch (JOSEException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpServer server, String path, Supplier<String> json) {
        server.createContext(path, exchange -> {
            byte[] body = json.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    static String uri() {
        return INSTANCE.uri;
    }

    static String userToken(String user) {
        return INSTANCE.token(user, "openid");
    }

    /** As the coordinator has it for its callbacks. */
    static String coordinatorToken() {
        return INSTANCE.token(COORDINATOR, "internal");
    }

    /** Of a service that may make internal calls, only not these. */
    static String otherServiceToken() {
        return INSTANCE.token("orchestrator", "internal");
    }

    static String operatorToken() {
        return INSTANCE.token("operator", "openid", "operator");
    }

    private String token(String subject, String scope, String... roles) {
        Instant now = Instant.now();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .subject(subject)
                        .audience("carrot-market")
                        .issuer(uri)
                        .claim("scope", scope)
                        .claim("roles", List.of(roles))
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(600)))
                        .build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
