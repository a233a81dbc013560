package market.carrot.orchestrator.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Whose token it is, if it is one. The signature counts, or anybody could use up somebody else's requests; and it is
 * checked once for each token, not for each request. What is kept is the token's hash, not the token.
 */
final class KnownUsers {
    private static final int REMEMBERED = 50_000;
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(5);
    private static final Duration KNOWN_AT_LEAST = Duration.ofSeconds(1);

    private record Verdict(Optional<String> user, Duration validFor) {}

    private final JwtDecoder decoder;
    private final Clock clock;
    private final Cache<ByteBuffer, Verdict> verdicts;

    KnownUsers(JwtDecoder decoder, Clock clock, Ticker passing) {
        this.decoder = decoder;
        this.clock = clock;
        this.verdicts = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfter(Expiry.<ByteBuffer, Verdict>creating((hash, verdict) -> verdict.validFor()))
                .ticker(passing)
                .build();
    }

    /** @return empty when the token is no good, or nobody can tell now */
    Optional<String> userOf(String token) {
        return verdicts.get(hash(token), any -> judge(token)).user();
    }

    private Verdict judge(String token) {
        try {
            Jwt jwt = decoder.decode(token);
            Duration left = Duration.between(clock.instant(), jwt.getExpiresAt());
            return new Verdict(
                    Optional.ofNullable(jwt.getSubject()), left.compareTo(KNOWN_AT_LEAST) > 0 ? left : KNOWN_AT_LEAST);
        } catch (JwtException e) {
            return new Verdict(Optional.empty(), UNKNOWN_FOR);
        }
    }

    private static ByteBuffer hash(String token) {
        try {
            return ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
