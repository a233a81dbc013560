package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.search.Search;
import market.carrot.platform.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What operators see of trades without looking at any. */
class VitalsIT extends TradeStory {
    @Autowired
    MeterRegistry metrics;

    @Test
    void openTradesAreCountedByState() {
        double before = gauge("carrot.trades", "state", "Accepted");

        long wtbId = accepted();

        eventually().untilAsserted(() -> assertThat(gauge("carrot.trades", "state", "Accepted"))
                .isEqualTo(before + 1));
        assertThat(gauge("carrot.trades.oldest", "state", "Accepted")).isPositive();
        ends(buyer.finishes(wtbId), "Finished");
        eventually().untilAsserted(() -> assertThat(gauge("carrot.trades", "state", "Accepted"))
                .isEqualTo(before));
    }

    /** Fault: payment is down when the seller rejects, for as long as it takes. */
    @Test
    void aTradeInBetweenIsSeenToWait() {
        long wtbId = requested();
        payment.has(FakeService.answers(500, "{}"), "refund");
        seller.rejects(wtbId);

        eventually().untilAsserted(() -> assertThat(gauge("carrot.trades.unchanged", "state", "Rejecting"))
                .isGreaterThan(2));
        payment.recovers();
        becomes(wtbId, "Rejected");
        eventually().untilAsserted(() -> assertThat(gauge("carrot.trades", "state", "Rejecting"))
                .isZero());
    }

    /** Fault: a trade's time is over and the sweep does not see it. */
    @Test
    void aTradePastItsDeadlineIsSeen() {
        long wtbId = requested();
        database.update("update wtb set decide_by = decide_by - interval '30 days' where id = ?", wtbId);

        eventually().untilAsserted(() -> assertThat(gauge("carrot.trades.overdue", "state", "Requested"))
                .isGreaterThan(24 * 3600));
        database.update("update wtb set due_at = now() where id = ?", wtbId);
        becomes(wtbId, "Expired");
    }

    @Test
    void stepsAreCountedByWhatBecameOfThem() {
        double held = steps("hold-payment", "done");
        double refunded = steps("refund-payment", "done");
        double undone = steps("undo-trade", "done");

        ends(buyer.cancels(requested()), "Cancelled");

        assertThat(steps("hold-payment", "done")).isEqualTo(held + 1);
        // the last step is counted a moment after its effect can be seen
        eventually().untilAsserted(() -> assertThat(steps("undo-trade", "done")).isGreaterThan(undone));
        assertThat(steps("refund-payment", "done")).isGreaterThan(refunded);
    }

    @Test
    void aRefusalIsNoFailure() {
        double refused = steps("hold-payment", "refused");
        double failed = steps("hold-payment", "failed");

        payment.has(FakeService.refuses(ProblemType.INSUFFICIENT_FUNDS), "hold");
        buyer.requests(bike()).isRefused(402, "insufficient-funds");
        payment.has(FakeService.answers(500, "{}"), "hold");
        buyer.requests(bike()).isUnavailable("payment-unavailable");

        assertThat(steps("hold-payment", "refused")).isEqualTo(refused + 1);
        assertThat(steps("hold-payment", "failed")).isEqualTo(failed + 1);
    }

    @Test
    void aTradesLifeIsTimedOnce() {
        long before = lives("Finished");
        long wtbId = accepted();

        ends(buyer.finishes(wtbId), "Finished");
        // what is committed is counted, a moment later
        eventually().untilAsserted(() -> assertThat(lives("Finished")).isEqualTo(before + 1));
        buyer.finishes(wtbId).is(200, "Finished");

        assertThat(lives("Finished")).isEqualTo(before + 1);
    }

    /** Fault: events are not published. */
    @Test
    void theOutboxIsSeenToFill() throws Exception {
        camel.getRouteController().stopRoute("relay-events");
        requested();
        eventually()
                .untilAsserted(() -> assertThat(gauge("carrot.outbox.oldest")).isGreaterThan(1));
        assertThat(gauge("carrot.outbox")).isPositive();

        camel.getRouteController().startRoute("relay-events");

        eventually().untilAsserted(() -> assertThat(gauge("carrot.outbox")).isZero());
    }

    @Test
    void anOpenBreakerIsSeenAndKillsNobody() {
        breaker("payment").transitionToForcedOpenState();

        Answer health = health("");

        assertThat(health.body().at("/components/paymentBreaker/status").asText())
                .isEqualTo("DOWN");
        assertThat(health.body().at("/components/productBreaker/status").asText())
                .isEqualTo("UP");
        assertThat(health("/readiness").status()).isEqualTo(200);
        assertThat(health("/liveness").status()).isEqualTo(200);
    }

    @Test
    void whomItDependsOnIsSeen() {
        eventually().untilAsserted(() -> {
            for (String dependency : new String[] {"db", "kafka", "coordinator", "issuer"}) {
                assertThat(health("")
                                .body()
                                .at("/components/" + dependency + "/status")
                                .asText())
                        .as(dependency)
                        .isEqualTo("UP");
            }
        });
    }

    @Test
    void kafkaClientsAndPoolsAreSeen() {
        requested();

        eventually().untilAsserted(() -> assertThat(
                        metrics.find("kafka.producer.record.send.total").functionCounters())
                .isNotEmpty());
        assertThat(metrics.get("hikaricp.connections.max")
                        .tag("pool", "trade")
                        .gauge()
                        .value())
                .isEqualTo(20);
        assertThat(metrics.get("httpcomponents.httpclient.pool.total.max")
                        .tag("httpclient", "coordinator")
                        .gauge()
                        .value())
                .isPositive();
    }

    private double gauge(String name, String... tags) {
        Search gauges = metrics.find(name).tags(Tags.of(tags));
        eventually().until(() -> gauges.gauge() != null);
        return gauges.gauge().value();
    }

    private double steps(String step, String outcome) {
        return metrics.get("carrot.saga.steps")
                .tag("step", step)
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private long lives(String outcome) {
        return metrics.get("carrot.trade.duration")
                .tag("outcome", outcome)
                .timer()
                .count();
    }
}
