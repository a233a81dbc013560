package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import market.carrot.platform.problem.ProblemType;
import org.junit.jupiter.api.Test;

/** One idempotency key has one answer. */
class IdempotencyIT extends TradeStory {
    private final String key = UUID.randomUUID().toString();

    @Test
    void theSameRequestAgainIsAnsweredTheSameAndDoesNothing() {
        FakeProduct.Item bike = bike();

        Answer first = buyer.requests(bike, key).is(201, "Requested");
        Answer again = buyer.requests(bike, key).is(201, "Requested");

        assertThat(again).isEqualTo(first);
        assertThat(requests()).containsExactly(first.wtbId());
        moneyMoved(first.wtbId(), "hold");
    }

    @Test
    void itIsAnsweredTheSameEvenWhenTheTradeHasGoneOn() {
        FakeProduct.Item bike = bike();
        Answer first = buyer.requests(bike, key).is(201, "Requested");
        ends(seller.rejects(first.wtbId(), "no"), "Rejected");

        assertThat(buyer.requests(bike, key)).isEqualTo(first);
    }

    @Test
    void otherWordsForTheSameRequestAreTheSame() {
        FakeProduct.Item bike = bike();
        Answer first = buyer.requests(bike, key).is(201, "Requested");

        String otherWords =
                "{\"currency\":\"KRW\",\"price\":\"3000\",\"productId\":\"%d\"}".formatted(bike.productId());

        assertThat(buyer.requests(otherWords, key)).isEqualTo(first);
    }

    @Test
    void twentyAtOnceAreOneTrade() {
        FakeProduct.Item bike = bike();
        Callable<Answer> request = () -> buyer.requests(bike, key);
        long before = nextId();

        List<Answer> answers = Together.all(Collections.nCopies(20, request));

        List<Answer> requested =
                answers.stream().filter(answer -> answer.status() == 201).toList();
        assertThat(requested).isNotEmpty();
        long wtbId = requested.get(0).wtbId();
        assertThat(requested).allMatch(answer -> answer.wtbId() == wtbId);
        answers.stream().filter(answer -> answer.status() != 201).forEach(answer -> {
            answer.isRefused(409, "request-in-progress");
            assertThat(answer.retryAfter()).isPresent();
        });
        assertThat(requests()).containsExactly(wtbId);
        moneyMoved(wtbId, "hold");
        // those that came too late had opened sagas of their own
        eventually().untilAsserted(() -> assertThat(COORDINATOR.openSagas(before, nextId()))
                .containsExactly(wtbId));
    }

    @Test
    void anotherRequestUnderTheSameKeyIsRefused() {
        Answer first = buyer.requests(bike(), key).is(201, "Requested");

        buyer.requests(bike(), key).isRefused(422, "idempotency-key-reused");

        assertThat(requests()).containsExactly(first.wtbId());
    }

    @Test
    void aRefusalIsAnsweredTheSameToo() {
        FakeProduct.Item bike = bike();
        payment.has(FakeService.refuses(ProblemType.INSUFFICIENT_FUNDS), "hold");
        Answer first = buyer.requests(bike, key).isRefused(402, "insufficient-funds");
        becomes(first.wtbId(), "PayFailed");
        payment.recovers();

        Answer again = buyer.requests(bike, key).isRefused(402, "insufficient-funds");

        assertThat(again.wtbId()).isEqualTo(first.wtbId());
        assertThat(requests()).containsExactly(first.wtbId());
        buyer.requests(bike, UUID.randomUUID().toString()).is(201, "Requested");
    }

    @Test
    void aKeyIsItsBuyersOwn() {
        long mine = buyer.requests(bike(), key).is(201, "Requested").wtbId();
        long another = stranger.requests(bike(), key).is(201, "Requested").wtbId();

        assertThat(another).isNotEqualTo(mine);
    }

    private long nextId() {
        return database.queryForObject("select nextval('wtb_id')", Long.class);
    }

    private List<Long> requests() {
        return database.queryForList("select id from wtb where buyer_id = ?", Long.class, buyer.name());
    }
}
