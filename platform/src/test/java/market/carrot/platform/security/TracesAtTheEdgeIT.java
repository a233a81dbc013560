package market.carrot.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import market.carrot.local.intruder.RawHttp;
import market.carrot.local.traces.Span;
import market.carrot.local.traces.Trace;
import market.carrot.local.traces.Traces;
import market.carrot.local.traces.Viewer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** Where every request begins a trace, whatever it says of one. */
@TestPropertySource(properties = "carrot.traces.begin-here=true")
class TracesAtTheEdgeIT extends SmallService {
    private static final String CHOSEN = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Viewer VIEWER = viewer();

    @DynamicPropertySource
    static void takeTraces(DynamicPropertyRegistry properties) {
        properties.add("carrot.traces.endpoint", VIEWER::endpoint);
    }

    @Test
    void aClientDoesNotChooseItsTrace() {
        List<String> headers = List.of(
                "traceparent: 00-" + CHOSEN + "-00f067aa0ba902b7-01",
                "traceparent: 00-" + CHOSEN + "-00f067aa0ba902b7-00",
                "traceparent: garbage",
                "traceparent: 00-" + CHOSEN + "-00f067aa0ba902b7-01\r\ntraceparent: second",
                "tracestate: a=b\r\nbaggage: wtb.id=4711");

        for (String header : headers) {
            RawHttp answer = RawHttp.say(port, "GET /open HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n");

            assertThat(answer.statuses()).as(header).containsExactly(200);
            assertThat(answer.text().toLowerCase(Locale.ROOT))
                    .as(header)
                    .doesNotContain("traceparent", "tracestate", CHOSEN, "baggage");
        }

        // each of them is kept, also that which said it should not be
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(requests("GET /open"))
                .hasSize(headers.size()));
        assertThat(VIEWER.traces().find(CHOSEN)).isEmpty();
        assertThat(VIEWER.traces().about("4711")).isEmpty();
    }

    @Test
    void aRefusalIsATraceToo() {
        RawHttp.say(port, "GET /operations/things HTTP/1.1\r\nHost: localhost\r\n\r\n");

        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        requests("GET /operations/things"))
                .anySatisfy(trace -> assertThat(trace.first().attributes())
                        .containsEntry("http.response.status_code", "401")
                        .containsEntry("url.path", "/operations/things")));
    }

    /** Of a request the trace has method, path and status, and nothing else that the client wrote. */
    @Test
    void neitherTokensNorQueriesAreInIt() {
        RawHttp.say(
                port,
                "GET /things?secret=inTheQuery HTTP/1.1\r\nHost: localhost\r\nCookie: secret=inTheCookie\r\n"
                        + "Authorization: Bearer " + ISSUER.user("seller") + "\r\nUser-Agent: secretAgent\r\n\r\n");

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !requests("GET /things")
                .isEmpty());
        assertThat(VIEWER.traces().about("").stream().flatMap(trace -> trace.spans().stream()))
                .extracting(Span::toString)
                .noneMatch(span -> span.contains("secret") || span.contains("eyJ") || span.contains("seller"));
    }

    private static List<Trace> requests(String name) {
        return VIEWER.traces().about("").stream()
                .filter(trace -> trace.first().name().equals(name))
                .toList();
    }

    private static Viewer viewer() {
        try {
            return Viewer.open(0, new Traces(100, 1000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
