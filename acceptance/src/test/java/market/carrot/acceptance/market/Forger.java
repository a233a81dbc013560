package market.carrot.acceptance.market;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes tokens that are nearly right: in one respect each is not what it should be. Has stolen the provider's signing key,
 * so that the signature is not what gives the others away.
 */
public final class Forger {
    private static final int BITS = 2048;
    private static final Duration LONG_AGO = Duration.ofHours(1);

    private final RSAKey key;
    private final RSAKey ownKey;

    /** @param keyFile of the provider */
    public Forger(Path keyFile) {
        try {
            key = RSAKey.parse(Files.readString(keyFile));
            ownKey = new RSAKeyGenerator(BITS).keyID(key.getKeyID()).generate();
        } catch (IOException | ParseException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Right but for its time. */
    public List<String> expired(String token) {
        Date past = Date.from(Instant.now().minus(LONG_AGO));
        return List.of(signed(key, change(token, Map.of("exp", past, "iat", past, "nbf", past))));
    }

    /** For another API of the same provider; for nobody. */
    public List<String> forAnotherAudience(String token) {
        JWTClaimsSet nobody =
                new JWTClaimsSet.Builder(claims(token)).audience((String) null).build();
        return List.of(signed(key, change(token, Map.of("aud", "another-api"))), signed(key, nobody));
    }

    /** Another provider's, with a key of its own; the same with our provider's key. */
    public List<String> ofAnotherIssuer(String token) {
        JWTClaimsSet claims = change(token, Map.of("iss", "https://issuer.example"));
        return List.of(signed(ownKey, claims), signed(key, claims));
    }

    /** Not signed; signed with the public key, as if that were a secret that both sides share. */
    public List<String> unsigned(String token) {
        try {
            byte[] known = key.toPublicJWK().toRSAPublicKey().getEncoded();
            return List.of(
                    new PlainJWT(claims(token)).serialize(),
                    signed(new MACSigner(known), JWSAlgorithm.HS256, claims(token)));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Another person's name over the old signature; a signature that was bent; one of a key that only says it is ours. */
    public List<String> tampered(String token) {
        String[] parts = token.split("\\.");
        String other = Base64URL.encode(
                        change(token, Map.of("sub", "operator", "roles", List.of("operator"), "scope", "internal"))
                                .toString())
                .toString();
        String bent = (parts[2].charAt(0) == 'A' ? 'B' : 'A') + parts[2].substring(1);
        return Stream.of(
                        String.join(".", parts[0], other, parts[2]),
                        String.join(".", parts[0], parts[1], bent),
                        signed(ownKey, claims(token)))
                .toList();
    }

    private static JWTClaimsSet change(String token, Map<String, Object> claims) {
        JWTClaimsSet.Builder changed = new JWTClaimsSet.Builder(claims(token));
        claims.forEach(changed::claim);
        return changed.build();
    }

    private static JWTClaimsSet claims(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet();
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String signed(RSAKey key, JWTClaimsSet claims) {
        try {
            return signed(new RSASSASigner(key), JWSAlgorithm.RS256, claims, key.getKeyID());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signed(JWSSigner signer, JWSAlgorithm algorithm, JWTClaimsSet claims) throws JOSEException {
        return signed(signer, algorithm, claims, key.getKeyID());
    }

    private static String signed(JWSSigner signer, JWSAlgorithm algorithm, JWTClaimsSet claims, String keyId)
            throws JOSEException {
        SignedJWT token =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
        token.sign(signer);
        return token.serialize();
    }
}
