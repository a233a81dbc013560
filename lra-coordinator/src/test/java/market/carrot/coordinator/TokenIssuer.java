package market.carrot.coordinator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;

/** An OAuth issuer: signs tokens, and hands out service tokens for client credentials. */
public final class TokenIssuer implements AutoCloseable {

    private final RSAKey key;
    private final HttpServer server;
    private final AtomicInteger handedOut = new AtomicInteger();

    public TokenIssuer() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", this::handOut);
        server.start();
    }

    public String serviceToken() {
        return token("carrot-market", "internal");
    }

    /** A token for this audience with this scope, valid for five minutes. */
    public String token(String audience, String scope) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject("orchestrator")
                .audience(audience)
                .claim("scope", scope)
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .build();
        try {
            SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many service tokens were asked for. */
    public int handedOut() {
        return handedOut.get();
    }

    public String tokenUri() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
    }

    /** Writes the public key as PEM and returns its location. */
    String publicKeyIn(Path directory) throws IOException, JOSEException {
        String base64 = Base64.getMimeEncoder().encodeToString(key.toPublicKey().getEncoded());
        Path pem = directory.resolve("issuer.pem");
        Files.writeString(pem, "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n");
        return pem.toUri().toString();
    }

    private void handOut(HttpExchange exchange) throws IOException {
        try (exchange) {
            handedOut.incrementAndGet();
            byte[] answer = "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":300}"
                    .formatted(serviceToken())
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
