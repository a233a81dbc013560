package market.carrot.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import market.carrot.local.intruder.Forgeries;
import market.carrot.local.intruder.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What gets into a service's log. */
@ExtendWith(OutputCaptureExtension.class)
class LogLinesIT extends SmallService {
    private static final Logger LOG = LoggerFactory.getLogger(LogLinesIT.class);

    /** Somebody who could write lines of their own could blame others, or hide. */
    @Test
    void whatCameFromOutsideMakesNoLineOfItsOwn(CapturedOutput output) {
        String forged = "\r\n12:00:00.000 INFO  forged\u2028forged too\u0085\u001b[31m";
        MDC.put("correlationId", forged);
        LOG.warn("said: {}", forged);
        LOG.error("failed", new IllegalStateException("because" + forged, new IllegalArgumentException(forged)));
        MDC.remove("correlationId");

        assertThat(output.toString().lines().filter(line -> line.contains("forged")))
                .isNotEmpty()
                .noneMatch(line -> line.startsWith("12:00"))
                .noneMatch(line -> line.startsWith("forged"))
                .noneMatch(line -> line.contains("\u001b") && !line.contains("Exception"));
        assertThat(output).contains("\tat market.carrot.platform.security.LogLinesIT", "\nCaused by: ");
    }

    /** Good tokens, bad ones, and requests that cannot be read: none leaves its credentials behind. */
    @Test
    void noTokenAndNoQueryIsLogged(CapturedOutput output) {
        String user = ISSUER.user("seller");
        List.of(
                        "GET /things?secret=inTheQuery HTTP/1.1\r\nHost: localhost",
                        "GET /nowhere?secret=inTheQuery HTTP/1.1\r\nHost: localhost",
                        "GET /things HTTP/1.1\r\nHost: localhost\r\nX\u0000: 1",
                        "GET /th{}ings?secret=inTheQuery HTTP/1.1\r\nHost: localhost",
                        "GET /things HTTP/1.1\r\nHost: localhost\r\nHost: other",
                        "GET /operations/things HTTP/1.1\r\nHost: localhost")
                .forEach(request -> RawHttp.say(
                        port,
                        request + "\r\nAuthorization: Bearer " + user + "\r\nCookie: secret=inTheCookie\r\n\r\n"));
        RawHttp.say(
                port, "GET /things HTTP/1.1\r\nHost: localhost\r\nAuthorization\u0000: Bearer " + user + "\r\n\r\n");
        Forgeries.ofUser(ISSUER, "seller")
                .values()
                .forEach(forged -> RawHttp.say(
                        port,
                        "GET /things HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + forged + "\r\n\r\n"));

        assertThat(output).doesNotContain("Bearer", "eyJ", "inTheQuery", "inTheCookie", "seller");
    }
}
