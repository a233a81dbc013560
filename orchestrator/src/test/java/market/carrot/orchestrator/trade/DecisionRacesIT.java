package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Fault in every test: two decisions on one trade come at the same time. One of them counts, and only that one. */
class DecisionRacesIT extends TradeStory {
    private static final int ROUNDS = 4;
    private static final List<String> ON_A_REQUEST = List.of("accept", "reject", "cancel", "expire", "time limit");
    private static final List<String> ON_AN_ACCEPTED_TRADE =
            List.of("finish", "cancel", "reject", "expire", "time limit");
    private static final Map<String, String> MONEY =
            Map.of("Rejected", "refund", "Cancelled", "refund", "Expired", "refund", "Finished", "payout");

    @ParameterizedTest(name = "{0} and {1}")
    @MethodSource("onARequest")
    void onARequest(String one, String other) {
        race(one, other, Stream.generate(this::requested).limit(ROUNDS).toList());
    }

    @ParameterizedTest(name = "{0} and {1}")
    @MethodSource("onAnAcceptedTrade")
    void onAnAcceptedTrade(String one, String other) {
        race(one, other, Stream.generate(this::accepted).limit(ROUNDS).toList());
    }

    /** An operator's button counts like a party's decision, and no more. */
    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({
        "operator cancels, accept, false",
        "operator cancels, cancel, false",
        "operator cancels, expire, false",
        "operator cancels, time limit, false",
        "operator cancels, finish, true",
        "operator retries, reject, false",
        "operator retries, finish, true",
        "operator retries, expire, true",
        "operator retries, time limit, true",
        "operator cancels, operator finishes, true",
        "operator finishes, operator finishes, true",
        "operator finishes, expire, true",
        "operator finishes, time limit, true"
    })
    void withAnOperator(String one, String other, boolean isAccepted) {
        race(
                one,
                other,
                Stream.generate(isAccepted ? this::accepted : this::requested)
                        .limit(ROUNDS)
                        .toList());
    }

    /** Fault: payment was down when the seller rejected. The button and the coordinator make the next try together. */
    @Test
    void aRetryAndTheCoordinatorsCallback() {
        List<Long> trades = Stream.generate(this::requested).limit(ROUNDS).toList();
        payment.isDown();
        trades.forEach(wtbId -> seller.rejects(wtbId).is(202, "Rejecting"));
        payment.recovers();

        race("operator retries", "callback", trades);

        trades.forEach(wtbId -> becomes(wtbId, "Rejected"));
    }

    private void race(String one, String other, List<Long> trades) {
        List<Callable<Integer>> both = new ArrayList<>();
        trades.forEach(wtbId -> {
            both.add(() -> decide(one, wtbId));
            both.add(() -> decide(other, wtbId));
        });

        assertThat(Together.all(both)).allSatisfy(status -> assertThat(status).isIn(200, 202, 409, 503));

        trades.forEach(this::isExact);
    }

    private int decide(String what, long wtbId) {
        return switch (what) {
            case "accept" -> seller.accepts(wtbId).status();
            case "reject" -> seller.rejects(wtbId).status();
            case "cancel" -> buyer.cancels(wtbId).status();
            case "finish" -> buyer.finishes(wtbId).status();
            case "time limit" -> limitPasses(wtbId);
            case "operator cancels" -> operator.cancels(wtbId).status();
            case "operator retries" -> operator.retries(wtbId).status();
            case "callback" -> callback("compensate", wtbId, lra(wtbId));
            case "operator finishes" -> operator.finishes(wtbId).status();
            default -> {
                timePasses(wtbId);
                yield 200;
            }
        };
    }

    /** The coordinator cancels by itself; when the saga is over already, it says so in one way or another. */
    private int limitPasses(long wtbId) {
        endAtCoordinator(lra(wtbId), "cancel");
        return 200;
    }

    /** Either the trade goes on, with its money in escrow, or it is over, and its money and its unit went one way. */
    private void isExact(long wtbId) {
        eventually().until(() -> MONEY.containsKey(state(wtbId)) || goesOn(wtbId));
        if (goesOn(wtbId)) {
            moneyMoved(wtbId, "hold");
            assertThat(product.reservation(wtbId)).isEqualTo("Reserved");
            return;
        }
        String settlement = MONEY.get(state(wtbId));
        moneyMoved(wtbId, "hold", settlement);
        assertThat(product.reservation(wtbId)).isEqualTo(settlement.equals("payout") ? "Sold" : "Released");
        noSagaIsLeft(wtbId);
    }

    private String state(long wtbId) {
        return buyer.looksAt(wtbId).state();
    }

    /** Undecided, with its deadline still to come. */
    private boolean goesOn(long wtbId) {
        return Boolean.TRUE.equals(database.queryForObject(
                "select outcome is null and due_at > now() + interval '1 hour' from wtb where id = ?",
                Boolean.class,
                wtbId));
    }

    static Stream<Arguments> onARequest() {
        return pairs(ON_A_REQUEST);
    }

    static Stream<Arguments> onAnAcceptedTrade() {
        return pairs(ON_AN_ACCEPTED_TRADE);
    }

    /** Each with each, itself included. */
    private static Stream<Arguments> pairs(List<String> decisions) {
        return IntStream.range(0, decisions.size())
                .boxed()
                .flatMap(i -> decisions.stream().skip(i).map(other -> Arguments.of(decisions.get(i), other)));
    }
}
