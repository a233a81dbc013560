package market.carrot.orchestrator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import market.carrot.platform.problem.ProblemType;
import org.junit.jupiter.api.Test;

/** What the pages of other sites may do in a browser, and what browsers are told over TLS. */
class CrossOriginIT extends StrictGateway {

    @Test
    void aNamedSiteMayCallAndReadWhatMatters() {
        String asked = fromProxy(
                "OPTIONS /wtbs/1",
                "10.5.5.1",
                "Origin: " + SHOP,
                "Access-Control-Request-Method: PATCH",
                "Access-Control-Request-Headers: authorization, if-match");

        assertThat(asked)
                .startsWith("HTTP/1.1 200 ")
                .contains("\r\nAccess-Control-Allow-Origin: " + SHOP + "\r\n")
                .containsPattern("\r\nAccess-Control-Allow-Methods: .*PATCH");
        assertThat(TRADE.requests()).isZero();

        String answer = fromProxy("GET /wtbs/1", "10.5.5.1", "Origin: " + SHOP);

        assertThat(answer)
                .startsWith("HTTP/1.1 200 ")
                .contains("\r\nAccess-Control-Allow-Origin: " + SHOP + "\r\n")
                .containsPattern("Access-Control-Expose-Headers: .*ETag")
                .containsPattern("Access-Control-Expose-Headers: .*X-Correlation-Id")
                .doesNotContain("Access-Control-Allow-Credentials");
    }

    @Test
    void anotherSiteMayNot() {
        String asked = fromProxy(
                "OPTIONS /wtbs/1", "10.5.5.2", "Origin: https://evil.example", "Access-Control-Request-Method: PATCH");

        assertThat(asked)
                .startsWith("HTTP/1.1 403 ")
                .contains(ProblemType.FORBIDDEN.uri(), "\r\nContent-Type: application/problem+json\r\n")
                .doesNotContain("Access-Control-Allow");
        assertThat(fromProxy("GET /wtbs/1", "10.5.5.2", "Origin: https://evil.example"))
                .startsWith("HTTP/1.1 200 ")
                .doesNotContain("Access-Control-Allow");
    }

    @Test
    void overTlsTheBrowserIsToldToStayThere() {
        assertThat(fromProxy("GET /products", "10.5.5.3", "X-Forwarded-Proto: https"))
                .contains("\r\nStrict-Transport-Security: max-age=31536000\r\n");
        assertThat(fromProxy("GET /products", "10.5.5.3")).doesNotContain("Strict-Transport-Security");
    }
}
