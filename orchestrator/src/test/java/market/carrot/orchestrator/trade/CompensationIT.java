package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The coordinator's callbacks in every order and at any time; more of them in {@link CallbacksIT}. */
class CompensationIT extends TradeStory {

    /** Fault: the saga is cancelled while a forward step is on its way. The late step takes nothing, and stays undone. */
    @ParameterizedTest
    @ValueSource(strings = {"reserve", "hold"})
    void duringItsForwardStep(String verb) throws ExecutionException, InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        FakeService.Trouble slow = (call, service) -> {
            arrived.countDown();
            goOn.await();
            return service.keepContract(call);
        };
        product.has(slow, verb);
        payment.has(slow, verb);
        FakeProduct.Item bike = bike();
        CompletableFuture<Answer> request = CompletableFuture.supplyAsync(() -> buyer.requests(bike));
        arrived.await();
        long wtbId = lastRequest();

        endAtCoordinator(lra(wtbId), "cancel");
        goOn.countDown();

        assertThat(request.get().status()).isGreaterThanOrEqualTo(400);
        becomes(wtbId, "PayFailed");
        moneyMoved(wtbId);
        assertThat(product.reservation(wtbId)).isEqualTo("Released");
        noSagaIsLeft(wtbId);
    }

    /** Fault: the same callback comes eight times at once. */
    @ParameterizedTest
    @ValueSource(strings = {"compensate", "complete"})
    void concurrentlyWithItself(String verb) {
        boolean settles = verb.equals("complete");
        long wtbId = settles ? accepted() : requested();
        String lra = lra(wtbId);

        Together.all(Stream.generate(() -> (Callable<Integer>) () -> callback(verb, wtbId, lra))
                .limit(8)
                .toList());

        becomes(wtbId, settles ? "Finished" : "Expired");
        moneyMoved(wtbId, "hold", settles ? "payout" : "refund");
        assertThat(events(wtbId)).isEqualTo(settles ? 3 : 2);
    }

    /** Fault: the end takes longer than the 2 s that the coordinator waits for a callback. It is done once all the same. */
    @Test
    void slowerThanTheCoordinatorWaits() {
        long wtbId = requested();
        slowWhen(wtbId, "CANCELLED", "perform pg_sleep(3)");
        try {
            ends(buyer.cancels(wtbId), "Cancelled");
        } finally {
            fast();
        }

        noSagaIsLeft(wtbId);
        moneyMoved(wtbId, "hold", "refund");
        assertThat(events(wtbId)).isEqualTo(2);
    }

    /**
     * Fault: payment was down, and when it is back everybody ends the trade at once: the seller again, the coordinator's
     * recovery, and callbacks sent by hand.
     */
    @Test
    void anOperatorsRetryMeetsRecovery() {
        long wtbId = requested();
        String lra = lra(wtbId);
        payment.isDown();
        seller.rejects(wtbId).is(202, "Rejecting");
        payment.recovers();

        Callable<Integer> again = () -> seller.rejects(wtbId).status();
        Callable<Integer> byHand = () -> callback("compensate", wtbId, lra);
        Callable<Integer> wrong = () -> callback("complete", wtbId, lra);
        assertThat(Together.all(List.of(again, again, byHand, byHand, wrong)))
                .allSatisfy(status -> assertThat(status).isIn(200, 202, 503));

        becomes(wtbId, "Rejected");
        moneyMoved(wtbId, "hold", "refund");
        assertThat(events(wtbId)).isEqualTo(2);
        noSagaIsLeft(wtbId);
    }

    /** Fault: the saga is told to cancel, and told again by close and cancel while payment keeps it from ending. */
    @Test
    void aSecondEndWhileItIsEnding() {
        long wtbId = requested();
        payment.isDown();
        buyer.cancels(wtbId).is(202, "Cancelling");

        for (String verb : List.of("cancel", "close", "cancel")) {
            endAtCoordinator(lra(wtbId), verb);
        }
        payment.recovers();

        becomes(wtbId, "Cancelled");
        moneyMoved(wtbId, "hold", "refund");
        noSagaIsLeft(wtbId);
    }

    private int events(long wtbId) {
        return database.queryForObject("select events from wtb where id = ?", Integer.class, wtbId);
    }

    private void slowWhen(long wtbId, String state, String what) {
        FaultyTable.on(database).when("new.id = %d and new.state = '%s'".formatted(wtbId, state), what);
    }

    private void fast() {
        FaultyTable.on(database).works();
    }
}
