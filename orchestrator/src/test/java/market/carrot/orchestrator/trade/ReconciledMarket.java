package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import market.carrot.orchestrator.Tokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A market whose reconciliation is in a hurry: a trade that nobody touched for a second is compared. */
abstract class ReconciledMarket {
    static final Surroundings MARKET = new Surroundings("reconciliation");
    static final CoordinatorProcess COORDINATOR = CoordinatorProcess.another();
    static final PlantedSagas SAGAS = new PlantedSagas(COORDINATOR.url(), MARKET.url());

    private static ConfigurableApplicationContext application;

    final Person buyer = Person.anew("buyer", MARKET.url());
    final Person seller = Person.anew("seller", MARKET.url());
    JdbcTemplate database;

    @BeforeAll
    static void open() {
        application = start(Map.of());
    }

    @AfterAll
    static void close() {
        application.close();
    }

    /** Another process of the same market. */
    static ConfigurableApplicationContext start(Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "carrot.coordinator.url", COORDINATOR.url(),
                "carrot.trade.reconcile.untouched-for", "1s",
                "carrot.trade.reconcile.repeat-after", "1s",
                "carrot.trade.reconcile.sagas-every", "500ms",
                "carrot.trade.reconcile.leftovers-every", "200ms",
                "carrot.trade.reconcile.compare-millis", "200",
                "carrot.trade.reconcile.walk-millis", "200"));
        all.putAll(settings);
        return AnotherApplication.start(MARKET, all);
    }

    @BeforeEach
    void everythingWorks() {
        MARKET.recover();
        database = application.getBean("tradeJdbc", JdbcTemplate.class);
    }

    long requested() {
        return buyer.requests(MARKET.product.lists(seller.name(), "Bike", 3000))
                .is(201, "Requested")
                .wtbId();
    }

    long accepted() {
        long wtbId = requested();
        seller.accepts(wtbId).is(200, "Accepted");
        return wtbId;
    }

    long cancelled() {
        long wtbId = requested();
        buyer.cancels(wtbId);
        becomes(wtbId, "Cancelled");
        return wtbId;
    }

    long finished() {
        long wtbId = accepted();
        buyer.finishes(wtbId);
        becomes(wtbId, "Finished");
        return wtbId;
    }

    /** The id of a trade that never is. */
    long unusedId() {
        return database.queryForObject("select nextval('wtb_id')", Long.class);
    }

    void becomes(long wtbId, String state) {
        TradeStory.eventually().untilAsserted(() -> buyer.looksAt(wtbId).is(200, state));
    }

    String state(long wtbId) {
        return database.queryForList("select state from wtb where id = ?", String.class, wtbId).stream()
                .findFirst()
                .orElse(null);
    }

    /** A trade that reconciliation has found right for ever is looked at once more. */
    void compareAgain(long wtbId) {
        database.update("update wtb set compare_at = now() - interval '1 hour' where id = ?", wtbId);
    }

    static <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    double repairs(String kind) {
        return count("carrot.reconciliation.repairs", kind);
    }

    double failedRepairs(String kind) {
        return count("carrot.reconciliation.repairs.failed", kind);
    }

    private static double count(String counter, String kind) {
        return bean(MeterRegistry.class)
                .get(counter)
                .tag("kind", kind)
                .counter()
                .count();
    }

    /** As operators see it; not known before it was counted for the first time. */
    static double findings(String kind) {
        Gauge gauge = bean(MeterRegistry.class)
                .find("carrot.reconciliation.findings")
                .tag("kind", kind)
                .gauge();
        return gauge == null ? Double.NaN : gauge.value();
    }

    double findingsNow(String kind) {
        return database.queryForObject("select count(*) from finding where kind = ?", Double.class, kind);
    }

    /** The sampler counts now and then. */
    static void areCounted(String kind, double findings) {
        TradeStory.eventually().untilAsserted(() -> assertThat(findings(kind)).isEqualTo(findings));
    }

    static void noSagaIsLeft(long wtbId) {
        TradeStory.eventually()
                .untilAsserted(() -> assertThat(COORDINATOR.openSagas(wtbId)).isEmpty());
    }

    void isReported(long wtbId, String kind) {
        TradeStory.eventually()
                .untilAsserted(() -> assertThat(findingsOf(wtbId)).containsExactly(kind));
    }

    void isReportedNoMore(long wtbId) {
        TradeStory.eventually()
                .untilAsserted(() -> assertThat(findingsOf(wtbId)).isEmpty());
    }

    List<String> findingsOf(long wtbId) {
        return stuck("")
                .filter(trade -> trade.path("wtbId").asLong() == wtbId)
                .flatMap(trade -> StreamSupport.stream(trade.path("findings").spliterator(), false))
                .map(finding -> finding.path("kind").asText())
                .toList();
    }

    static Stream<JsonNode> stuck(String query) {
        Answer answer = operations(query, Tokens.ofOperator());
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return StreamSupport.stream(answer.body().path("items").spliterator(), false);
    }

    static Answer operations(String query, String token) {
        return Person.send(HttpRequest.newBuilder(URI.create(MARKET.url() + "/operations/findings" + query))
                .header("Authorization", "Bearer " + token));
    }
}
