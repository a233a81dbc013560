package market.carrot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import market.carrot.acceptance.market.Trade;
import market.carrot.local.intruder.RawHttp;
import market.carrot.local.intruder.Smuggling;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests as only an intruder writes them, through the gateway to the running system. */
class HeaderHygieneIT extends Story {
    private String authority;

    @BeforeEach
    void knowWhoAsks() {
        authority = "Host: localhost\r\nAuthorization: Bearer " + buyer.token() + "\r\n";
    }

    /** One answer at most, never an error of ours, and the money stays where it is. */
    @Test
    void aRequestInsideAnotherIsNotCarriedOut() {
        long before = buyer.balance();
        String inner = "POST /wallets/me/deposits HTTP/1.1\r\n" + authority
                + "Content-Type: application/json\r\nContent-Length: 13\r\n\r\n{\"amount\":77}";

        Smuggling.shapes("GET /wallets/me HTTP/1.1\r\n" + authority, inner).forEach((what, words) -> {
            RawHttp answer = said(words);

            assertThat(answer.statuses()).as(what + answer.text()).hasSizeLessThanOrEqualTo(1);
            // HTTP's own words for a coding or a version that a server does not know
            assertThat(answer.statuses()).as(what).allMatch(status -> status < 500 || status == 501 || status == 505);
            assertThat(answer.text()).as(what).doesNotContain("Exception", "Tomcat", "org.apache");
        });

        assertThat(buyer.balance()).isEqualTo(before);
    }

    /** The headers by which Camel is told what to call and the market's parts tell each other who asks. */
    @Test
    void noHeaderLeadsARequestElsewhere() {
        Trade trade = buyer.requests(seller.lists("Lamp", PRICE));
        List.of(
                        "Long-Running-Action: http://127.0.0.1:1/lra-coordinator/1",
                        "CamelHttpUri: http://127.0.0.1:1/",
                        "CamelHttpPath: /ledger/trial-balance",
                        "CamelHttpMethod: DELETE",
                        "CamelHttpResponseCode: 500",
                        "CamelHttpRawQuery: wtbId=1",
                        "X-HTTP-Method-Override: DELETE",
                        "X-Original-URL: /ledger/trial-balance",
                        "X-Forwarded-Host: evil.example",
                        "X-Forwarded-Prefix: /evil",
                        "X-Forwarded-For: 127.0.0.1",
                        "Forwarded: for=127.0.0.1;host=evil.example",
                        "traceparent: garbage",
                        "tracestate: a=\u00ff",
                        "baggage: caller=operator",
                        "caller: operator",
                        "wtbId: 1",
                        "Connection: Authorization",
                        "Expect: 100-continue")
                .forEach(header -> {
                    RawHttp answer =
                            said("GET /wtbs/" + trade.wtbId() + " HTTP/1.1\r\n" + authority + header + "\r\n\r\n");

                    assertThat(answer.statuses()).as(header).containsExactly(200);
                    assertThat(answer.text())
                            .as(header)
                            .contains("\"wtbId\":" + trade.wtbId(), "\"state\":\"Requested\"")
                            .doesNotContain("evil.example");
                });
    }

    @Test
    void noParameterLeadsARequestElsewhereEither() {
        List.of("CamelHttpUri=http://127.0.0.1:1", "Long-Running-Action=http://127.0.0.1:1", "camelhttppath=%2Fledger")
                .forEach(parameter -> assertThat(
                                said("GET /wallets/me?" + parameter + " HTTP/1.1\r\n" + authority + "\r\n")
                                        .statuses())
                        .as(parameter)
                        .containsExactly(400));
    }

    @Test
    void noCredentialComesBack() {
        for (String path : List.of("/wallets/me", "/products", "/nowhere", "/wtbs/0")) {
            String answer = said("GET " + path + " HTTP/1.1\r\n" + authority
                            + "Cookie: session=s3cret\r\nSet-Cookie: session=s3cret\r\nOrigin: http://evil.example\r\n\r\n")
                    .text();

            assertThat(answer).as(path).doesNotContain("Bearer ey", "s3cret", "evil.example");
            assertThat(answer.toLowerCase(Locale.ROOT))
                    .as(path)
                    .doesNotContain("authorization:", "cookie:", "access-control-allow", "server:", "x-powered-by");
        }
    }

    @Test
    void aLineEndInAPathOrAValueMakesNoHeader() {
        List.of(
                        "GET /products%0d%0aX-Evil:1 HTTP/1.1\r\n" + authority,
                        "GET /products?sellerId=%0d%0aX-Evil:1 HTTP/1.1\r\n" + authority,
                        "GET /products\rX-Evil:1 HTTP/1.1\r\n" + authority,
                        "GET /products HTTP/1.1\r\n" + authority + "X-Correlation-Id: a\rX-Evil: 1\r\n",
                        "GET /products HTTP/1.1\r\n" + authority + "X-Correlation-Id: a%0d%0aX-Evil: 1\r\n",
                        "GET /products HTTP/1.1\r\n" + authority + "Accept: a\u0000\r\n")
                .forEach(request -> {
                    RawHttp answer = said(request + "\r\n");

                    assertThat(answer.statuses()).as(request).hasSize(1).allMatch(status -> status < 500);
                    assertThat(answer.text().toLowerCase(Locale.ROOT))
                            .as(request)
                            .doesNotContain("\nx-evil");
                });
    }

    @Test
    void aStrangeRequestLineIsRefused() {
        List.of(
                        "TRACE /products HTTP/1.1",
                        "CONNECT 127.0.0.1:25432 HTTP/1.1",
                        "CONNECT /products HTTP/1.1",
                        "GET http://127.0.0.1:25432/products HTTP/1.1",
                        "GET http://localhost@evil.example/products HTTP/1.1",
                        "get /products HTTP/1.1",
                        "GET /products/../ledger/trial-balance HTTP/1.1",
                        "GET /products/1/;/reservations/1 HTTP/1.1",
                        "PRI * HTTP/2.0")
                .forEach(line -> {
                    RawHttp answer = said(line + "\r\n" + authority + "\r\n");

                    assertThat(answer.statuses())
                            .as(line)
                            .hasSizeLessThanOrEqualTo(1)
                            .allMatch(status -> status >= 400 && status < 500 || status == 501 || status == 505);
                    assertThat(answer.text()).as(line).doesNotContain("Bearer", "Exception", "Tomcat");
                });
    }

    private RawHttp said(String words) {
        return RawHttp.say(system.addresses().gateway().getPort(), words);
    }
}
