package market.carrot.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import market.carrot.local.intruder.Forgeries;
import market.carrot.local.intruder.TestIssuer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/** Which tokens are believed, and what an outage of their issuer means. */
class TokenDecodersTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofMillis(200);

    private final TestIssuer issuer = new TestIssuer();

    @AfterEach
    void close() {
        issuer.close();
    }

    @Test
    void aGoodTokenSaysWhoItIs() {
        assertThat(decoder(LONG, LONG).decode(issuer.user("seller")).getSubject())
                .isEqualTo("seller");
    }

    @Test
    void theIssuerMayHaveOtherAudiencesToo() {
        String token = issuer.sign(issuer.claims("seller").audience(List.of("another-market", "carrot-market")));

        assertThat(decoder(LONG, LONG).decode(token).getSubject()).isEqualTo("seller");
    }

    @Test
    void noForgeryIsBelieved() {
        JwtDecoder decoder = decoder(LONG, LONG);

        Forgeries.ofUser(issuer, "seller").forEach((what, token) -> assertThatExceptionOfType(JwtException.class)
                .as(what)
                .isThrownBy(() -> decoder.decode(token))
                .satisfies(refusal ->
                        assertThat(refusal).isInstanceOfAny(BadJwtException.class, JwtValidationException.class)));
    }

    /** Fault: the issuer is down at its first token. Nobody can tell whether the token is good, so it is not called bad. */
    @Test
    void withoutKeysATokenCannotBeChecked() {
        JwtDecoder decoder = decoder(LONG, LONG);
        String token = issuer.user("seller");
        issuer.goesDown();

        for (int repeated = 0; repeated < 5; repeated++) {
            cannotBeChecked(decoder, token);
        }

        issuer.comesBack();
        Awaitility.await("the keys to be read").ignoreExceptions().untilAsserted(() -> assertThat(
                        decoder.decode(token).getSubject())
                .isEqualTo("seller"));
    }

    /** Fault: the issuer is down for longer than keys are kept. Those that it had count on. */
    @Test
    void knownKeysOutliveAnOutage() {
        JwtDecoder decoder = decoder(SHORT, LONG);
        String token = issuer.user("seller");
        decoder.decode(token);
        issuer.goesDown();

        Awaitility.await("the kept keys are old")
                .pollDelay(SHORT.multipliedBy(2))
                .untilAsserted(
                        () -> assertThat(decoder.decode(token).getSubject()).isEqualTo("seller"));
    }

    /** Fault: the issuer is down for longer than is tolerated: a key that it may have taken back counts no more. */
    @Test
    void noOutageIsToleratedForEver() {
        JwtDecoder decoder = decoder(SHORT, SHORT.multipliedBy(2));
        String token = issuer.user("seller");
        decoder.decode(token);
        issuer.goesDown();

        Awaitility.await("the end of the tolerance").untilAsserted(() -> cannotBeChecked(decoder, token));
    }

    /** Fault: the issuer has changed its key, and is down before anybody has read the new one. */
    @Test
    void anOutageHurtsOnlyNewKeys() {
        JwtDecoder decoder = decoder(LONG, LONG);
        String old = issuer.user("seller");
        decoder.decode(old);
        issuer.changeKey();
        String anew = issuer.user("seller");
        issuer.goesDown();

        cannotBeChecked(decoder, anew);
        assertThat(decoder.decode(old).getSubject()).isEqualTo("seller");

        issuer.comesBack();
        Awaitility.await("the new key to be read").ignoreExceptions().untilAsserted(() -> assertThat(
                        decoder.decode(anew).getSubject())
                .isEqualTo("seller"));
    }

    /** Fault: somebody sends hundreds of tokens with keys that there are not. The issuer hears little of it. */
    @Test
    void unknownKeysDoNotFloodTheIssuer() {
        JwtDecoder decoder = TokenDecoders.of(settings(issuer.uri(), LONG, LONG, LONG.dividedBy(2)));
        decoder.decode(issuer.user("seller"));
        String forged = Forgeries.ofUser(issuer, "seller").get("another key under its own name");

        Stream.generate(() -> forged).limit(200).forEach(token -> assertThatExceptionOfType(BadJwtException.class)
                .isThrownBy(() -> decoder.decode(token)));

        assertThat(issuer.keysRead()).isLessThanOrEqualTo(3);
    }

    /** Fault: something else answers at the issuer's address. Its keys are not the issuer's. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/nowhere"})
    void anotherIssuersKeysAreNotTaken(String path) {
        IdentitySettings settings = settings(issuer.uri() + path, LONG, LONG, SOON);

        cannotBeChecked(TokenDecoders.of(settings), issuer.user("seller"));
    }

    private static void cannotBeChecked(JwtDecoder decoder, String token) {
        assertThatExceptionOfType(JwtException.class)
                .isThrownBy(() -> decoder.decode(token))
                .isNotInstanceOf(BadJwtException.class);
    }

    private JwtDecoder decoder(Duration keptFor, Duration outageTolerance) {
        return TokenDecoders.of(settings(issuer.uri(), keptFor, outageTolerance, SOON));
    }

    private static IdentitySettings settings(
            String issuer, Duration keptFor, Duration outageTolerance, Duration askAgainAfter) {
        return new IdentitySettings(
                URI.create(issuer),
                "carrot-market",
                List.of("azp", "sub"),
                new IdentitySettings.Keys(
                        keptFor, outageTolerance, askAgainAfter, Duration.ofSeconds(10), Duration.ofSeconds(10)));
    }
}
