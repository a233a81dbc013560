package market.carrot.product;

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
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import market.carrot.local.engines.FreePorts;

/**
 * An identity provider that nobody can reach until the first token is asked for: whoever needs one to start, fails.
 */
final class TestIssuer {
    private static final int PORT = FreePorts.next();
    private static final RSAKey KEY = newKey();
    private static boolean listening;

    private TestIssuer() {}

    static String uri() {
        return "http://127.0.0.1:" + PORT;
    }

    static String userToken(String user) {
        return token(new JWTClaimsSet.Builder().subject(user).audience("carrot-market"));
    }

    static String serviceToken() {
        return token(new JWTClaimsSet.Builder()
                .subject("orchestrator")
                .audience("carrot-market")
                .claim("scope", "internal"));
    }

    static synchronized String token(JWTClaimsSet.Builder claims) {
        if (!listening) {
            listen();
            listening = true;
        }
        Instant now = Instant.now();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(),
                claims.issuer(uri())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(600)))
                        .build());
        try {
            token.sign(new RSASSASigner(KEY));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static void listen() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), 0);
            answer(
                    server,
                    "/.well-known/openid-configuration",
                    "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/jwks\"}".formatted(uri()));
            answer(server, "/jwks", new JWKSet(KEY.toPublicJWK()).toString());
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(0)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
