package market.carrot.local.intruder;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Tokens that an attacker, or a mistake, may bring: each says that it is someone, and none may be believed. */
public final class Forgeries {
    private final TestIssuer issuer;
    private final Supplier<JWTClaimsSet.Builder> good;

    private Forgeries(TestIssuer issuer, Supplier<JWTClaimsSet.Builder> good) {
        this.issuer = issuer;
        this.good = good;
    }

    /** By what is wrong with them. Were it not, they would be the user's. */
    public static Map<String, String> ofUser(TestIssuer issuer, String name) {
        return new Forgeries(issuer, () -> issuer.claims(name).claim("scope", "market")).all();
    }

    /** By what is wrong with them. Were it not, they would be the service's. */
    public static Map<String, String> ofService(TestIssuer issuer, String client) {
        return new Forgeries(issuer, () -> issuer.claims(client).claim("scope", "internal")).all();
    }

    private Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        Instant now = Instant.now();
        all.put("expired", issuer.sign(good.get().expirationTime(Date.from(now.minusSeconds(120)))));
        all.put("without an end", issuer.sign(good.get().expirationTime(null)));
        all.put("not valid yet", issuer.sign(good.get().notBeforeTime(Date.from(now.plusSeconds(300)))));
        all.put("of another issuer", issuer.sign(good.get().issuer("http://127.0.0.1:1")));
        all.put("of no issuer", issuer.sign(good.get().issuer(null)));
        all.put("for another audience", issuer.sign(good.get().audience("another-market")));
        all.put("for no audience", issuer.sign(good.get().audience((String) null)));
        all.put("of nobody", issuer.sign(good.get().subject(null)));
        all.put("of a name with a line feed", issuer.sign(good.get().subject("a\nb")));
        all.put("alg none", new PlainJWT(good.get().build()).serialize());
        all.put("signed with the public key as a secret", hmac());
        all.put("another content under the signature", withOtherContent());
        all.put("another signature", issuer.sign(good.get()).replaceAll("[^.]+$", "AAAA"));
        all.put("no signature", issuer.sign(good.get()).replaceAll("[^.]+$", ""));
        all.putAll(byAnotherKey());
        all.put("critical extension", extended());
        all.put("another type", typed("dpop+jwt"));
        all.put("garbage", "garbage");
        all.put("garbage in three parts", "a.b.c");
        return all;
    }

    /** The forger's own key, under no name, an unknown one, the issuer's, or brought along. */
    private Map<String, String> byAnotherKey() {
        RSAKey own = TestIssuer.newKey();
        JWSAlgorithm algorithm = JWSAlgorithm.RS256;
        return Map.of(
                "another key without a name",
                TestIssuer.sign(new JWSHeader.Builder(algorithm), own, good.get()),
                "another key under its own name",
                TestIssuer.sign(new JWSHeader.Builder(algorithm).keyID(own.getKeyID()), own, good.get()),
                "another key under the issuer's name",
                TestIssuer.sign(
                        new JWSHeader.Builder(algorithm).keyID(issuer.key().getKeyID()), own, good.get()),
                "another key brought along",
                TestIssuer.sign(new JWSHeader.Builder(algorithm).jwk(own.toPublicJWK()), own, good.get()),
                "another key at an address",
                TestIssuer.sign(
                        new JWSHeader.Builder(algorithm).jwkURL(URI.create("http://127.0.0.1:1/jwks")),
                        own,
                        good.get()));
    }

    private String extended() {
        JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(issuer.key().getKeyID())
                .criticalParams(Set.of("x"))
                .customParam("x", "y");
        return TestIssuer.sign(header, issuer.key(), good.get());
    }

    private String typed(String type) {
        JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(issuer.key().getKeyID())
                .type(new JOSEObjectType(type));
        return TestIssuer.sign(header, issuer.key(), good.get());
    }

    private String hmac() {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                    .keyID(issuer.key().getKeyID())
                    .build();
            SignedJWT token = new SignedJWT(header, good.get().build());
            token.sign(new MACSigner(issuer.key().toPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String withOtherContent() {
        String[] parts = issuer.sign(good.get()).split("\\.");
        String content = good.get().subject("operator").build().toString();
        String encoded =
                Base64.getUrlEncoder().withoutPadding().encodeToString(content.getBytes(StandardCharsets.UTF_8));
        return parts[0] + "." + encoded + "." + parts[2];
    }
}
