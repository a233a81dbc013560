package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import market.carrot.local.traces.Span;
import market.carrot.local.traces.Trace;
import market.carrot.local.traces.Traces;
import market.carrot.local.traces.Viewer;
import market.carrot.orchestrator.Tokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What somebody who takes traces is sent of a trade. The other applications of these tests have nobody who does. */
class TracesIT {
    private static final String CALLER = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final String CALLERS_TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Surroundings MARKET = new Surroundings("traced");

    private static Viewer viewer;
    private static ConfigurableApplicationContext application;

    private final Person buyer = Person.anew("buyer", MARKET.url());
    private final Person seller = Person.anew("seller", MARKET.url());

    @BeforeAll
    static void start() throws IOException {
        viewer = Viewer.open(0, new Traces(1000, 50_000));
        application = AnotherApplication.start(
                MARKET,
                Map.of(
                        "carrot.traces.endpoint",
                        viewer.endpoint(),
                        "carrot.trade.operations.trace-viewer",
                        "http://viewer/{traceId}?wtbId={wtbId}"));
        // the trades of all applications meet at one coordinator
        application.getBean("tradeJdbc", JdbcTemplate.class).execute("alter sequence wtb_id restart with 3000000");
    }

    @AfterAll
    static void stop() {
        application.close();
        viewer.close();
    }

    @Test
    void aPurchaseIsOneTraceFromTheRequestToTheTopic() {
        long wtbId = requested();

        Trace trace = traceWith(wtbId, "publish WtbAdded");

        assertThat(names(trace))
                .containsSubsequence("POST /wtbs", "request-purchase", "trade", "reserve-product", "hold-payment")
                .contains("answer-purchase", "publish WtbAdded");
        assertThat(trace.spans()).allSatisfy(span -> {
            assertThat(span.wtbId()).as(span.name()).isEqualTo(String.valueOf(wtbId));
            assertThat(span.service()).isEqualTo("trade");
            assertThat(span.failed()).as(span.name()).isFalse();
        });
        // an LRA is started and joined, product and payment are asked
        assertThat(trace.spans().stream().filter(span -> span.kind().equals("CLIENT")))
                .hasSize(4);
        assertThat(trace.first().parentId()).isEmpty();
        assertThat(tracesOf(wtbId)).hasSize(1);
    }

    @Test
    void otherServicesAreToldTheTraceAndEachItsOwnPlaceInIt() {
        long wtbId = requested();
        Trace trace = traceWith(wtbId, "publish WtbAdded");

        for (String verb : List.of("reserve", "hold")) {
            String told = MARKET.call(wtbId, verb).headers().getFirst("traceparent");
            assertThat(told).startsWith("00-" + trace.id() + "-").endsWith("-01");
            assertThat(trace.spans()).anyMatch(span -> told.contains(span.spanId()));
        }
    }

    /** A service takes its caller's word: between the gateway and it there is nobody else. */
    @Test
    void aRequestGoesOnWithItsCallersTrace() {
        FakeProduct.Item bike = bike();
        HttpRequest.Builder request = buyer.request("/wtbs")
                .header("traceparent", CALLER)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"productId\":%d,\"price\":%d}".formatted(bike.productId(), bike.price())));

        long wtbId = Person.send(request).is(201, "Requested").wtbId();

        assertThat(traceWith(wtbId, "publish WtbAdded").id()).isEqualTo(CALLERS_TRACE);
    }

    /** Nobody asks: what the sweep does belongs to what was done last. */
    @Test
    void whatSilenceLeadsToGoesOnWithTheTradesTrace() {
        long wtbId = requested();
        String trace = traceWith(wtbId, "publish WtbAdded").id();

        application
                .getBean("tradeJdbc", JdbcTemplate.class)
                .update(
                        "update wtb set decide_by = decide_by - interval '30 days', due_at = due_at - interval '30"
                                + " days' where id = ?",
                        wtbId);

        assertThat(traceWith(wtbId, "end-overdue-trade").id()).isEqualTo(trace);
        assertThat(names(traceWith(wtbId, "end-saga"))).contains("end-overdue-trade");
    }

    /** Recovery calls back in nobody's trace: there is a link to where the trade was before. */
    @Test
    void aCallbackInNobodysTraceLeadsToTheTrades() {
        long wtbId = requested();
        String before = traceWith(wtbId, "publish WtbAdded").id();
        String lra = application
                .getBean("tradeJdbc", JdbcTemplate.class)
                .queryForObject("select lra_id from wtb where id = ?", String.class, wtbId);

        int answer = Person.statusOf(HttpRequest.newBuilder(URI.create(MARKET.url()
                        + "/lra-participant/compensate?wtbId=" + wtbId
                        + "&Camel-Saga-Compensate=direct%3A%2F%2Ftrade-cancelled"
                        + "&Camel-Saga-Complete=direct%3A%2F%2Ftrade-closed"))
                .header("Long-Running-Action", lra)
                .header("Authorization", "Bearer " + Tokens.ofCoordinator())
                .PUT(BodyPublishers.noBody()));

        assertThat(answer).isEqualTo(200);
        Trace callback = traceWith(wtbId, "end-trade");
        assertThat(callback.id()).isNotEqualTo(before);
        assertThat(callback.spans().stream().flatMap(span -> span.links().stream()))
                .contains(before);
        assertThat(names(traceWith(wtbId, "publish WtbExpired")))
                .containsSubsequence("trade-cancelled", "undo-trade", "put-to-payment", "put-to-product");
    }

    @Test
    void eachDecisionIsATraceThatLeadsToTheOneBefore() {
        long wtbId = requested();
        String purchase = traceWith(wtbId, "publish WtbAdded").id();

        seller.accepts(wtbId).is(200, "Accepted");

        Trace decision = traceWith(wtbId, "publish WtbAccepted");
        assertThat(decision.spans().stream().flatMap(span -> span.links().stream()))
                .containsExactly(purchase);
        assertThat(decision.spans()).extracting(Span::wtbId).containsOnly(String.valueOf(wtbId));
    }

    /** From a trade's page an operator gets to its trace. */
    @Test
    void aTradesPageNamesItsTrace() {
        long wtbId = requested();
        String trace = traceWith(wtbId, "publish WtbAdded").id();

        JsonNode page = new Operator(MARKET.url()).looksAt(wtbId).body();

        assertThat(page.path("traceId").asText()).isEqualTo(trace);
        assertThat(page.path("traceUrl").asText()).isEqualTo("http://viewer/" + trace + "?wtbId=" + wtbId);
    }

    /** What only looks whether there is work would fill any store. */
    @Test
    void whatHasNothingToDoWithARequestIsNotTraced() {
        traceWith(requested(), "publish WtbAdded");

        assertThat(viewer.traces().about(""))
                .filteredOn(TracesIT::isWhole)
                .isNotEmpty()
                .allSatisfy(trace -> assertThat(trace.first().name()).matches("(GET|POST|PUT) /.*"));
    }

    private long requested() {
        return buyer.requests(bike()).is(201, "Requested").wtbId();
    }

    private FakeProduct.Item bike() {
        return MARKET.product.lists(seller.name(), "Bike", 3000);
    }

    private static List<Trace> tracesOf(long wtbId) {
        return viewer.traces().about(String.valueOf(wtbId));
    }

    /** Spans arrive in batches, those of the request's end last. */
    private static Trace traceWith(long wtbId, String name) {
        TradeStory.eventually().untilAsserted(() -> assertThat(tracesOf(wtbId))
                .as("traces of %d", wtbId)
                .anyMatch(trace -> isWhole(trace) && names(trace).contains(name)));
        return tracesOf(wtbId).stream()
                .filter(trace -> names(trace).contains(name))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isWhole(Trace trace) {
        List<String> ids = trace.spans().stream().map(Span::spanId).toList();
        return trace.spans().stream()
                .allMatch(span ->
                        span.parentId().isEmpty() || ids.contains(span.parentId()) || CALLER.contains(span.parentId()));
    }

    private static List<String> names(Trace trace) {
        return trace.spans().stream().map(Span::name).toList();
    }
}
