package market.carrot.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import market.carrot.local.traces.Trace;
import market.carrot.local.traces.Traces;
import market.carrot.local.traces.Viewer;
import market.carrot.platform.security.OwnServices;
import market.carrot.platform.web.HttpHeaders;
import market.carrot.telemetry.TelemetryAutoConfiguration;
import market.carrot.telemetry.TraceParent;
import market.carrot.telemetry.TracedTrade;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Whom a call tells of its trace, and who says which trade it is about: our own services, and nobody else. */
class TracedCallsTest {
    private final AtomicReference<String> told = new AtomicReference<>();
    private HttpServer service;
    private Viewer viewer;

    @BeforeEach
    void start() throws IOException {
        viewer = Viewer.open(0, new Traces(10, 100));
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            told.set(exchange.getRequestHeaders().getFirst(TraceParent.HEADER));
            exchange.getResponseHeaders().set(HttpHeaders.WTB_ID, "4711");
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
        viewer.close();
    }

    @Test
    void aServiceOfOursIsToldAndIsBelieved() {
        Trace trace = called(new OwnServices(Set.of(place())));

        assertThat(trace.spans()).hasSize(2).allMatch(span -> "4711".equals(span.wtbId()));
        assertThat(told.get()).contains(trace.id());
    }

    /** Attack: somebody whom a route of a deployment's own calls says that the trace is about another trade. */
    @Test
    void aStrangerIsNeitherToldNorBelieved() {
        Trace trace = called(new OwnServices(Set.of("elsewhere:80")));

        assertThat(trace.spans()).hasSize(2).allMatch(span -> span.wtbId() == null);
        assertThat(told.get()).isNull();
    }

    private Trace called(OwnServices own) {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(TelemetryAutoConfiguration.class))
                .withPropertyValues("carrot.traces.endpoint=" + viewer.endpoint(), "carrot.traces.service=trade")
                .run(process -> call(process.getBean(Tracer.class), own));
        // spans leave together, at the latest when the process ends
        Awaitility.await("the trace").atMost(Duration.ofSeconds(30)).until(() -> viewer.traces().about("").stream()
                .anyMatch(trace -> trace.spans().size() == 2));
        return viewer.traces().about("").get(0);
    }

    private void call(Tracer tracer, OwnServices own) throws Exception {
        Span span = tracer.spanBuilder("request").startSpan();
        Context context = TracedTrade.in(Context.root().with(span));
        HttpClientBuilder client = HttpClientBuilder.create();
        new TracedCalls(tracer, own).of(client);
        try (CloseableHttpClient http = client.build()) {
            context.wrap(() -> http.execute(new HttpGet("http://" + place() + "/"), answer -> answer.getCode()))
                    .call();
        } finally {
            TracedTrade.end(span, context);
        }
    }

    private String place() {
        return "127.0.0.1:" + service.getAddress().getPort();
    }
}
