package market.carrot.orchestrator.view;

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

/** The identity provider of a test JVM. */
final class TestIssuer {
    private static final TestIssuer INSTANCE = new TestIssuer();

    private final RSAKey key;
    private final String uri;

    private TestIssuer() {
        try {
            key = new RSAKeyGenerator(2048).keyID("test").generate();
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            uri = "http://127.0.0.1:" + server.getAddress().getPort();
            answer(
                    server,
                    "/.well-known/openid-configuration",
                    "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/jwks\"}".formatted(uri));
            answer(server, "/jwks", new JWKSet(key.toPublicJWK()).toString());
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(0)));
        } catch (JOSEException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpServer server, String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
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
        return userToken(user, Instant.now().plusSeconds(600));
    }

    static String userToken(String user, Instant expires) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(INSTANCE.key.getKeyID())
                        .build(),
                new JWTClaimsSet.Builder()
                        .subject(user)
                        .audience("carrot-market")
                        .issuer(INSTANCE.uri)
                        .issueTime(Date.from(expires.minusSeconds(600)))
                        .expirationTime(Date.from(expires))
                        .build());
        try {
            token.sign(new RSASSASigner(INSTANCE.key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
