package market.carrot.orchestrator.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;

/** The identity provider, as far as the gateway asks it: for its keys. */
final class TestIssuer {
    private static final FakeService PROVIDER = new FakeService("identity");
    private static final RSAKey KEY = key();

    static {
        PROVIDER.behave(exchange -> FakeService.answer(
                exchange,
                200,
                "application/json",
                exchange.getRequestURI().getPath().equals("/jwks")
                        ? new JWKSet(KEY.toPublicJWK()).toString()
                        : "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/jwks\"}".formatted(uri())));
    }

    private TestIssuer() {}

    static String uri() {
        return PROVIDER.url();
    }

    static String token(String user) {
        return token(user, KEY);
    }

    /** As it should be, but signed with a key that says only of itself that it is the provider's. */
    static String forgedToken(String user) {
        return token(user, key());
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String token(String user, RSAKey key) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .subject(user)
                        .audience("carrot-market")
                        .issuer(uri())
                        .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                        .build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
