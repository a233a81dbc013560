package market.carrot.orchestrator.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class KnownUsersTest {
    private final AtomicInteger checks = new AtomicInteger();

    private final AtomicLong now = new AtomicLong();
    private final Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private final KnownUsers users = new KnownUsers(this::check, clock, now::get);

    @Test
    void aTokenIsCheckedOnce() {
        for (int i = 0; i < 100; i++) {
            assertThat(users.userOf("good.kim")).contains("kim");
        }

        assertThat(checks).hasValue(1);
    }

    @Test
    void onceItHasExpiredItIsCheckedAgain() {
        users.userOf("good.kim");

        now.addAndGet(Duration.ofMinutes(10).toNanos());
        users.userOf("good.kim");

        assertThat(checks).hasValue(2);
    }

    @Test
    void aTokenThatIsNoGoodIsNobodys() {
        for (int i = 0; i < 100; i++) {
            assertThat(users.userOf("forged.kim")).isEmpty();
        }

        assertThat(checks).hasValue(1);
    }

    private Jwt check(String token) {
        checks.incrementAndGet();
        if (token.startsWith("forged")) {
            throw new BadJwtException("signature");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .subject(token.substring("good.".length()))
                .expiresAt(clock.instant().plusSeconds(600))
                .build();
    }
}
