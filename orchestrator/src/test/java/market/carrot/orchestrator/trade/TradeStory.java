package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import market.carrot.orchestrator.ExercisedRoutes;
import market.carrot.orchestrator.Tokens;
import org.apache.camel.CamelContext;
import org.apache.camel.component.resilience4j.ResilienceProcessor;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The shipped routes on a real PostgreSQL, Kafka and coordinator, between people and fake product and payment services. */
@SpringBootTest(
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = {
            "carrot.roles=trade",
            "carrot.payment.breaker.window=6",
            "carrot.payment.breaker.minimum-calls=6",
            "carrot.payment.breaker.open-seconds=2",
            "carrot.payment.breaker.concurrent-calls=4"
        })
@Import(ExercisedRoutes.class)
abstract class TradeStory {
    static final Surroundings MARKET = new Surroundings("trade");
    static final CoordinatorProcess COORDINATOR = CoordinatorProcess.get();

    final FakeProduct product = MARKET.product;
    final FakePayment payment = MARKET.payment;
    final Person buyer = Person.anew("buyer", MARKET.url());
    final Person seller = Person.anew("seller", MARKET.url());
    final Person stranger = Person.anew("stranger", MARKET.url());
    final Operator operator = new Operator(MARKET.url());

    @LocalManagementPort
    int managementPort;

    @Autowired
    CamelContext camel;

    @Autowired
    @Qualifier("tradeJdbc")
    JdbcTemplate database;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        MARKET.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    @BeforeEach
    void everythingWorks() {
        MARKET.recover();
        breaker("product").transitionToCloseState();
        breaker("payment").transitionToCloseState();
    }

    ResilienceProcessor breaker(String service) {
        return camel.getProcessor(service, ResilienceProcessor.class);
    }

    /** @param group of the parts, or nothing for all of them */
    Answer health(String group) {
        return Person.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/actuator/health" + group)));
    }

    /** The last request of the buyer, as the database has it. */
    long lastRequest() {
        Long wtbId = database.queryForObject("select max(id) from wtb where buyer_id = ?", Long.class, buyer.name());
        assertThat(wtbId).as("a trade of " + buyer.name()).isNotNull();
        return wtbId;
    }

    FakeProduct.Item bike() {
        return product.lists(seller.name(), "Bike", 3000);
    }

    /** A trade whose money is in escrow. */
    long requested() {
        return buyer.requests(bike()).is(201, "Requested").wtbId();
    }

    long accepted() {
        long wtbId = requested();
        seller.accepts(wtbId).is(200, "Accepted");
        return wtbId;
    }

    /** By itself; how soon depends on the sweep, on the coordinator's recovery and on the machine. */
    static ConditionFactory eventually() {
        return Awaitility.await().pollInterval(Duration.ofMillis(100)).atMost(Duration.ofSeconds(40));
    }

    /** Done at once, or within the coordinator's next passes if a callback took longer than the 2 s it has. */
    void ends(Answer answer, String state) {
        if (answer.status() != 202) {
            answer.is(200, state);
        }
        becomes(answer.wtbId(), state);
    }

    void becomes(long wtbId, String state) {
        eventually().untilAsserted(() -> buyer.looksAt(wtbId).is(200, state));
    }

    void moneyMoved(long wtbId, String... movements) {
        assertThat(payment.movements(wtbId)).containsExactly(movements);
    }

    List<String> calls(long wtbId) {
        return MARKET.calls(wtbId);
    }

    void noSagaIsLeft(long wtbId) {
        eventually()
                .untilAsserted(() -> assertThat(COORDINATOR.openSagas(wtbId)).isEmpty());
    }

    String lra(long wtbId) {
        return database.queryForObject("select lra_id from wtb where id = ?", String.class, wtbId);
    }

    /** Lets a trade's deadlines pass. */
    void timePasses(long wtbId) {
        database.update(
                """
                update wtb set decide_by = decide_by - interval '30 days', finish_by = finish_by - interval '30 days',
                               due_at = due_at - interval '30 days' where id = ?""",
                wtbId);
    }

    /** Tells the coordinator to end a saga, without the trade's knowing. @param verb close or cancel */
    static int endAtCoordinator(String lra, String verb) {
        return Person.statusOf(HttpRequest.newBuilder(URI.create(lra + "/" + verb))
                .header("Content-Type", "text/plain")
                .PUT(BodyPublishers.noBody()));
    }

    /** The coordinator's callback, as it sends it. */
    static int callback(String verb, long wtbId, String lra) {
        return callback(verb, wtbId, lra, Tokens.ofCoordinator());
    }

    /** @param verb compensate or complete */
    static int callback(String verb, long wtbId, String lra, String token) {
        URI uri = URI.create(
                MARKET.url() + "/lra-participant/" + verb + "?wtbId=" + wtbId
                        + "&Camel-Saga-Compensate=direct%3A%2F%2Ftrade-cancelled&Camel-Saga-Complete=direct%3A%2F%2Ftrade-closed");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).header("Long-Running-Action", lra).PUT(BodyPublishers.noBody());
        return Person.statusOf(token == null ? request : request.header("Authorization", "Bearer " + token));
    }
}
