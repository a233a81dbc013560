package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fault in every test: an operator stops a route through JMX, and starts it again later. */
class StoppedRoutesIT extends TradeStory {
    private static final String ORDER = "{\"reason\":\"it is being moved\"}";

    private final MBeanServer jmx = ManagementFactory.getPlatformMBeanServer();
    private String stopped;

    @AfterEach
    void theRouteRuns() throws Exception {
        if (stopped != null) {
            start();
        }
    }

    /** Point: what a purchase passes through. It is refused at once, and nothing of it comes about later. */
    @ParameterizedTest
    @ValueSource(strings = {"request-purchase", "trade", "reserve-product", "hold-payment"})
    void aPurchaseMeetsAStoppedRoute(String route) throws Exception {
        long open = requested();
        FakeProduct.Item bike = bike();
        stop(route);

        buyer.requests(bike).isUnavailable("service-unavailable");

        start();
        Set<String> states = Set.copyOf(database.queryForList(
                "select state from wtb where buyer_id = ? and id <> ?", String.class, buyer.name(), open));
        eventually()
                .until(() -> database.queryForObject(
                                "select count(*) from wtb where buyer_id = ? and id <> ? and state <> 'PAY_FAILED'",
                                Integer.class,
                                buyer.name(),
                                open)
                        == 0);
        assertThat(states).isSubsetOf("REQUESTING", "PAY_FAILED");
        assertThat(MARKET.asked("hold").stream().filter(wtbId -> wtbId > open)).isEmpty();
        buyer.requests(bike).is(201, "Requested");
        ends(buyer.cancels(open), "Cancelled");
        moneyMoved(open, "hold", "refund");
    }

    /** Point: the way in, suspended by its consumer instead of stopped. Open trades do not notice. */
    @ParameterizedTest
    @ValueSource(strings = {"request-purchase", "trade"})
    void aPurchaseMeetsASuspendedRoute(String route) throws Exception {
        long open = requested();
        FakeProduct.Item bike = bike();
        ObjectName consumer = consumer(route);
        jmx.invoke(consumer, "suspend", null, null);
        try {
            buyer.requests(bike).isUnavailable("service-unavailable");
            ends(seller.rejects(open), "Rejected");
        } finally {
            jmx.invoke(consumer, "resume", null, null);
        }

        buyer.requests(bike).is(201, "Requested");
        moneyMoved(open, "hold", "refund");
    }

    /** Point: what ends a trade. The decision stands and is carried out when the route is back; others are unaffected. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "end-saga",
                "trade-cancelled",
                "end-trade",
                "undo-trade",
                "put-to-payment",
                "put-to-product",
                "lra-compensation"
            })
    void anEndMeetsAStoppedRoute(String route) throws Exception {
        long wtbId = requested();
        long another = requested();
        stop(route);

        Answer answer = seller.rejects(wtbId);

        assertThat(answer.status()).as(answer.body().toString()).isIn(202, 503);
        buyer.looksAt(wtbId).is(200, "Rejecting");
        seller.accepts(another).is(200, "Accepted");
        start();
        becomes(wtbId, "Rejected");
        moneyMoved(wtbId, "hold", "refund");
        ends(buyer.finishes(another), "Finished");
        noSagaIsLeft(wtbId);
    }

    /** Point: the saga's own route, while its trades live. They accept, finish and end as if nothing had been stopped. */
    @Test
    void tradesOutliveTheirSagasRoute() throws Exception {
        long rejected = requested();
        long finished = accepted();
        long openAllTheTime = requested();
        stop("trade");

        ends(seller.rejects(rejected), "Rejected");
        ends(buyer.finishes(finished), "Finished");
        start();

        ends(buyer.cancels(openAllTheTime), "Cancelled");
        ends(buyer.cancels(requested()), "Cancelled");
        moneyMoved(rejected, "hold", "refund");
        moneyMoved(finished, "hold", "payout");
        moneyMoved(openAllTheTime, "hold", "refund");
    }

    /** Point: the sweep. What falls due meanwhile is ended when it is back. */
    @Test
    void whatFallsDueWhileTheSweepIsStoppedEndsAfterwards() throws Exception {
        long wtbId = requested();
        stop("sweep-deadlines");
        timePasses(wtbId);
        buyer.looksAt(wtbId).is(200, "Requested");

        start();

        becomes(wtbId, "Expired");
        moneyMoved(wtbId, "hold", "refund");
    }

    /** Point: the step behind a breaker, which with its route has none. Health and the list say so, and neither fails. */
    @ParameterizedTest
    @CsvSource({"reserve-product, product, 1", "hold-payment, payment, 0"})
    void aBreakersRouteIsStopped(String route, String service, int place) throws Exception {
        operator.orders("/breakers/" + service + "/open", ORDER);
        try {
            stop(route);
            eventually().until(() -> breakerState(place).equals("stopped"));
            assertThat(health("")
                            .body()
                            .at("/components/" + service + "Breaker/status")
                            .asText())
                    .isEqualTo("UNKNOWN");
            assertThat(operator.orders("/breakers/" + service + "/open", ORDER).status())
                    .isEqualTo(200);

            start();

            // its new breaker follows the order that was given before it was there
            eventually().until(() -> breakerState(place).equals("forced-open"));
            buyer.requests(bike()).isUnavailable(service + "-unavailable");
        } finally {
            operator.orders("/breakers/" + service + "/close", ORDER);
        }
        requested();
    }

    private String breakerState(int place) {
        return operator.asks("/breakers")
                .body()
                .at("/items/%d/processes/0/state".formatted(place))
                .asText();
    }

    private void stop(String route) throws Exception {
        stopped = route;
        jmx.invoke(mbean(route), "stop", null, null);
    }

    private void start() throws Exception {
        jmx.invoke(mbean(stopped), "start", null, null);
        stopped = null;
    }

    private ObjectName consumer(String route) throws Exception {
        ObjectName consumers =
                new ObjectName("org.apache.camel:context=%s,type=consumers,*".formatted(camel.getManagementName()));
        for (ObjectName consumer : jmx.queryNames(consumers, null)) {
            if (route.equals(jmx.getAttribute(consumer, "RouteId"))) {
                return consumer;
            }
        }
        throw new AssertionError("There is no consumer of " + route);
    }

    private ObjectName mbean(String route) throws Exception {
        return jmx.queryNames(
                        new ObjectName("org.apache.camel:context=%s,type=routes,name=\"%s\""
                                .formatted(camel.getManagementName(), route)),
                        null)
                .iterator()
                .next();
    }
}
