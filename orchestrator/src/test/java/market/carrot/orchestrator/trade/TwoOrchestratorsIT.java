package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import market.carrot.local.engines.FreePorts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** A second process of the role trade, with the same database, coordinator and services. */
class TwoOrchestratorsIT extends TradeStory {
    private static final int PORT = FreePorts.next();
    private static ConfigurableApplicationContext second;

    private final Person buyerThere = new Person(buyer.name(), "http://127.0.0.1:" + PORT);
    private final Person sellerThere = new Person(seller.name(), "http://127.0.0.1:" + PORT);

    @BeforeAll
    static void start() {
        second = AnotherApplication.start(MARKET, Map.of("server.port", PORT));
    }

    @AfterAll
    static void stop() {
        second.close();
    }

    /** Fault: forty trades fall due at once, and both processes sweep. Each trade is ended once. */
    @Test
    void tradesThatFallDueAtOnceEndOnce() {
        List<Long> expire = Stream.generate(this::requested).limit(20).toList();
        List<Long> finish = Stream.generate(this::accepted).limit(20).toList();

        database.update(
                """
                update wtb set decide_by = decide_by - interval '30 days', finish_by = finish_by - interval '30 days',
                               due_at = due_at - interval '30 days' where id between ? and ?""",
                expire.get(0),
                finish.get(finish.size() - 1));

        expire.forEach(wtbId -> becomes(wtbId, "Expired"));
        finish.forEach(wtbId -> becomes(wtbId, "Finished"));
        expire.forEach(wtbId -> moneyMoved(wtbId, "hold", "refund"));
        finish.forEach(wtbId -> moneyMoved(wtbId, "hold", "payout"));
        assertThat(expire).allSatisfy(wtbId -> assertThat(events(wtbId)).isEqualTo(2));
        assertThat(finish).allSatisfy(wtbId -> assertThat(events(wtbId)).isEqualTo(3));
    }

    /** Fault: contradicting decisions, each at another process, at the same time. */
    @Test
    void decisionsAtBothProcessesRace() {
        List<Long> trades = Stream.generate(this::requested).limit(10).toList();
        List<Callable<Integer>> decisions = trades.stream()
                .<Callable<Integer>>flatMap(wtbId -> Stream.of(
                        () -> seller.accepts(wtbId).status(),
                        () -> sellerThere.rejects(wtbId).status(),
                        () -> buyerThere.cancels(wtbId).status()))
                .toList();

        assertThat(Together.all(decisions))
                .allSatisfy(status -> assertThat(status).isIn(200, 202, 409));

        for (long wtbId : trades) {
            eventually().until(() -> List.of("Accepted", "Rejected", "Cancelled")
                    .contains(buyer.looksAt(wtbId).state()));
            boolean accepted = buyerThere.looksAt(wtbId).state().equals("Accepted");
            moneyMoved(wtbId, accepted ? new String[] {"hold"} : new String[] {"hold", "refund"});
        }
    }

    /** Fault: one key, sent to both processes at once. There is one purchase. */
    @Test
    void oneKeyAtBothProcessesIsOnePurchase() {
        FakeProduct.Item bike = bike();
        List<Callable<Answer>> requests = IntStream.range(0, 6)
                .<Callable<Answer>>mapToObj(
                        i -> () -> (i % 2 == 0 ? buyer : buyerThere).requests(bike, "one-" + buyer.name()))
                .toList();

        List<Answer> answers = Together.all(requests);

        assertThat(answers).anySatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(Answer::wtbId)
                        .distinct())
                .hasSize(1);
        assertThat(database.queryForObject(
                        "select count(*) from wtb where buyer_id = ? and state = 'REQUESTED'",
                        Integer.class,
                        buyer.name()))
                .isEqualTo(1);
    }

    /** An order is given to one process, whichever the gateway picks, and both follow it; each tells of both. */
    @Test
    void aBreakerIsForcedOpenAndClosedInBothProcesses() {
        String order = "{\"reason\":\"payment is being moved\"}";
        Operator there = new Operator("http://127.0.0.1:" + PORT);
        operator.orders("/breakers/payment/open", order);
        try {
            eventually().untilAsserted(() -> assertThat(statesOfPayment(there))
                    .containsExactly("forced-open", "forced-open"));
            buyerThere.requests(bike()).isUnavailable("payment-unavailable");
        } finally {
            there.orders("/breakers/payment/close", order);
        }

        eventually().untilAsserted(() -> assertThat(statesOfPayment(operator)).containsExactly("closed", "closed"));
        requested();
        buyerThere.requests(bike()).is(201, "Requested");
    }

    private static List<String> statesOfPayment(Operator at) {
        return at.asks("/breakers").body().at("/items/0/processes").findValuesAsText("state");
    }

    private int events(long wtbId) {
        return database.queryForObject("select events from wtb where id = ?", Integer.class, wtbId);
    }
}
