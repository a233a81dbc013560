package market.carrot.access;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Believes an access token of the one issuer for the one audience. The issuer's keys outlive its outages: only a token
 * with a key never seen cannot be checked then, which is not the same as a bad token.
 */
public final class TokenDecoders {
    private static final int LONGEST_SUBJECT = 100;

    private TokenDecoders() {}

    static JwtDecoder of(IdentitySettings identity) {
        return of(identity, keys(identity));
    }

    /** With the issuer's keys as the caller keeps them. */
    public static JwtDecoder of(IdentitySettings identity, JWKSource<SecurityContext> keys) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(publicKeyAlgorithms(), keys));
        // claims are Spring's to judge
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(rules(identity));
        return decoder;
    }

    /** Secrets and {@code none} are not among them, whatever a token's header says. */
    private static Set<JWSAlgorithm> publicKeyAlgorithms() {
        Set<JWSAlgorithm> algorithms = new HashSet<>(JWSAlgorithm.Family.RSA);
        algorithms.addAll(JWSAlgorithm.Family.EC);
        algorithms.remove(JWSAlgorithm.ES256K);
        return algorithms;
    }

    private static JWKSource<SecurityContext> keys(IdentitySettings identity) {
        IdentitySettings.Keys keys = identity.keys();
        IssuerKeys issuer = new IssuerKeys(identity);
        JWKSource<SecurityContext> kept = JWKSourceBuilder.create(issuer)
                .cache(
                        keys.keptFor().toMillis(),
                        keys.connectTimeout()
                                .plus(keys.readTimeout())
                                .multipliedBy(2)
                                .toMillis())
                .refreshAheadCache(false)
                .rateLimited(keys.askAgainAfter().toMillis())
                .outageTolerant(keys.outageTolerance().toMillis())
                .build();
        return (selector, context) -> {
            List<JWK> found = find(kept, selector, context);
            if (found.isEmpty() && !issuer.areReachable()) {
                // it may be a new one, which nobody could read
                throw new RemoteKeySourceException("The issuer's keys cannot be read now", null);
            }
            return found;
        };
    }

    private static List<JWK> find(JWKSource<SecurityContext> kept, JWKSelector selector, SecurityContext context)
            throws KeySourceException {
        try {
            return kept.get(selector, context);
        } catch (RateLimitReachedException justRead) {
            return List.of();
        } catch (KeySourceException unavailable) {
            throw new RemoteKeySourceException(unavailable.getMessage(), unavailable);
        }
    }

    private static OAuth2TokenValidator<Jwt> rules(IdentitySettings identity) {
        return new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(),
                new JwtClaimValidator<>(JwtClaimNames.EXP, end -> end != null),
                new JwtIssuerValidator(identity.issuerUri().toString()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(identity.audience())),
                new JwtClaimValidator<>(JwtClaimNames.SUB, TokenDecoders::isName));
    }

    /** Names go into the database and into logs. */
    private static boolean isName(Object subject) {
        return subject instanceof String name
                && !name.isBlank()
                && name.length() <= LONGEST_SUBJECT
                && name.chars().noneMatch(Character::isISOControl);
    }
}
