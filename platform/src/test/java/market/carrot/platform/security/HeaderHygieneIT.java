package market.carrot.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import market.carrot.local.intruder.RawHttp;
import market.carrot.local.intruder.Smuggling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a request's headers gets into a service, and what of them comes back out. */
class HeaderHygieneIT extends SmallService {

    /** A header's value can be a URL that Camel calls, the path of a file, or another path's parameter. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Long-Running-Action: http://127.0.0.1:1/lra",
                "long-running-action: http://127.0.0.1:1/lra",
                "CamelHttpUri: http://127.0.0.1:1/",
                "CamelHttpPath: /operations/things",
                "CamelHttpResponseCode: 500",
                "camelfilename: /etc/passwd",
                "CAMELSqlQuery: select 1",
                "Camel-Saga-Compensate: direct:evil",
                "breadcrumbId: evil",
                "X-Forwarded-For: 10.0.0.1",
                "X-Forwarded-Host: evil.example",
                "X-Forwarded-Prefix: /evil",
                "X-Forwarded-Proto: https",
                "Forwarded: for=10.0.0.1;host=evil.example",
                "X-Original-URL: /operations/things",
                "X-Rewrite-URL: /operations/things",
                "X-HTTP-Method-Override: DELETE",
                "Cookie: session=evil",
                "Set-Cookie: session=evil",
                "baggage: caller=evil",
                "b3: 1-1-1",
                "caller: evil",
                "wtbId: 4711",
                "productId: 4711",
                "Location: http://evil.example/",
                "Retry-After: 99"
            })
    void isNotSeenByARoute(String header) {
        String name = header.substring(0, header.indexOf(':'));
        String value = header.substring(header.indexOf(':') + 2);

        RawHttp answer = say("GET /things HTTP/1.1", header);

        assertThat(answer.statuses()).containsExactly(200);
        String said = answer.text().toLowerCase(Locale.ROOT);
        assertThat(said).contains("caller=seller");
        assertThat(said)
                .doesNotContain(
                        (name + "=" + value).toLowerCase(Locale.ROOT), (name + ": " + value).toLowerCase(Locale.ROOT));
    }

    /** Camel reads parameters as it reads headers. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Long-Running-Action=http%3A%2F%2F127.0.0.1%3A1",
                "CamelHttpUri=http%3A%2F%2F127.0.0.1%3A1",
                "camelHttpPath=%2Foperations",
                "CamelHttpResponseCode=599",
                "Authorization=Bearer%20evil",
                "Cookie=evil"
            })
    void isNotSeenAsAParameterEither(String parameter) {
        String value = parameter.substring(parameter.indexOf('=') + 1);

        RawHttp answer = say("GET /things?" + parameter + " HTTP/1.1");

        assertThat(answer.statuses()).containsExactly(200);
        assertThat(answer.text().replaceAll("CamelHttp(Raw)?(Query|Url?i?)=.*", ""))
                .doesNotContain(value, "http://127.0.0.1:1\n");
    }

    /** A trace's ids come from anywhere: odd ones are no reason to fail, and they are not told back. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "traceparent: 00-00000000000000000000000000000000-0000000000000000-00",
                "traceparent: ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "traceparent: garbage",
                "traceparent: ",
                "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\ntraceparent: second",
                "tracestate: a=b,c=d,e=\u00ff",
                "baggage: a=b;c=d,e=f"
            })
    void aStrangeTraceDoesNoHarm(String header) {
        RawHttp answer = say("GET /things HTTP/1.1", header);

        assertThat(answer.statuses()).containsExactly(200);
        assertThat(head(answer)).doesNotContain("trace").doesNotContain("baggage");
    }

    @Test
    void nothingOfTheRequestComesBack() {
        RawHttp answer = say(
                "GET /things HTTP/1.1",
                "Cookie: session=s3cret",
                "X-Secret: s3cret",
                "ETag: s3cret",
                "Origin: http://evil.example",
                "X-Correlation-Id: s3cret");

        assertThat(answer.statuses()).containsExactly(200);
        assertThat(head(answer))
                .doesNotContain("authorization")
                .doesNotContain("cookie")
                .doesNotContain("access-control-allow")
                .doesNotContain("server:")
                .doesNotContain("evil");
        assertThat(answer.text()).doesNotContain("Bearer", "session=s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /things%0d%0aX-Evil:%201 HTTP/1.1",
                "GET /things%0aX-Evil:1 HTTP/1.1",
                "GET /things?a=%0d%0aX-Evil:%201 HTTP/1.1",
                "GET /things?%0d%0aX-Evil:1=1 HTTP/1.1",
                "GET /things;%0d%0aX-Evil:1 HTTP/1.1",
                "GET /things\rX-Evil:1 HTTP/1.1",
                "GET /things%00 HTTP/1.1",
                "GET /th\u0000ings HTTP/1.1",
                "GET /things HTTP/1.1\rX-Evil: 1"
            })
    void aLineEndMakesNoHeader(String line) {
        RawHttp answer = say(line);

        assertThat(answer.statuses()).allMatch(status -> status < 500).hasSizeLessThanOrEqualTo(1);
        assertThat(head(answer)).doesNotContain("x-evil");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRACE /things HTTP/1.1",
                "CONNECT evil.example:443 HTTP/1.1",
                "CONNECT /things HTTP/1.1",
                "GET http://evil.example/operations/things HTTP/1.1",
                "GET //evil.example/things HTTP/1.1",
                "GET /operations/../things HTTP/1.1",
                "GET /./operations/things HTTP/1.1",
                "GET /things/%2e%2e/operations/things HTTP/1.1",
                "GET /open/..;/inside/things HTTP/1.1",
                "GET * HTTP/1.1",
                "get /things HTTP/1.1",
                "EVIL /things HTTP/1.1",
                "GET /things",
                "PRI * HTTP/2.0"
            })
    void aStrangeRequestLineIsRefused(String line) {
        RawHttp answer = say(line);

        assertThat(answer.statuses())
                .allMatch(status -> status >= 400 && status < 500 || status == 501 || status == 505)
                .hasSizeLessThanOrEqualTo(1);
        assertThat(answer.text()).doesNotContain("caller=", "Bearer ey", "Exception", "Tomcat");
    }

    /** 501 and 505 are HTTP's own words for a coding or a version that a server does not know. */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aRequestInsideAnotherIsNotAnswered(String what, String words) {
        int before = CHANGES.get();

        RawHttp answer = RawHttp.say(port, words);

        assertThat(answer.statuses()).as(answer.text()).hasSizeLessThanOrEqualTo(1);
        assertThat(answer.statuses()).allMatch(status -> status < 500 || status == 501 || status == 505);
        assertThat(answer.text()).doesNotContain("changed", "Exception", "Tomcat");
        assertThat(CHANGES.get()).isEqualTo(before);
    }

    static Stream<Arguments> aRequestInsideAnotherIsNotAnswered() {
        String authority = "Host: localhost\r\nAuthorization: Bearer " + ISSUER.user("seller") + "\r\n";
        Map<String, String> shapes = Smuggling.shapes(
                "POST /things HTTP/1.1\r\n" + authority,
                "POST /changes HTTP/1.1\r\n" + authority + "Content-Length: 0\r\n\r\n");
        return shapes.entrySet().stream().map(shape -> Arguments.of(shape.getKey(), shape.getValue()));
    }

    private RawHttp say(String line, String... headers) {
        String more = headers.length == 0 ? "" : String.join("\r\n", List.of(headers)) + "\r\n";
        return RawHttp.say(
                port,
                line + "\r\nHost: localhost\r\nAuthorization: Bearer " + ISSUER.user("seller") + "\r\n" + more
                        + "\r\n");
    }

    private static String head(RawHttp answer) {
        return answer.text().split("\r\n\r\n", 2)[0].toLowerCase(Locale.ROOT);
    }
}
