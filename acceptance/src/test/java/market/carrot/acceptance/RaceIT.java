package market.carrot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import market.carrot.acceptance.market.Answer;
import market.carrot.acceptance.market.Person;
import market.carrot.acceptance.market.Product;
import market.carrot.acceptance.market.Trade;
import market.carrot.acceptance.market.Transfer;
import org.junit.jupiter.api.RepeatedTest;

/** Two at the same moment: nothing is sold, paid or refunded twice. */
class RaceIT extends Story {
    private final Product bike = seller.lists("Road bike", PRICE);

    @RepeatedTest(3)
    void r2_ofTwoBuyersOfOneUnitOneGetsItAndOnlyThatOnePays() {
        Person rival = market.someoneWith(PRICE);
        long money = buyer.balance() + rival.balance();

        List<Answer> answers = atOnce(() -> buyer.asksFor(bike), () -> rival.asksFor(bike));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
        answers.stream().filter(answer -> answer.status() == 409).forEach(lost -> lost.isProblem(409, "not-on-sale"));
        assertThat(buyer.balance() + rival.balance()).isEqualTo(money - PRICE);
        bike.now().has("/state", "Reserved");
    }

    @RepeatedTest(3)
    void r3_ofAcceptAndRejectOneCounts() {
        Trade trade = buyer.requests(bike);

        List<Answer> answers = atOnce(() -> seller.accepts(trade), () -> seller.rejects(trade));

        // a rejection may find the refund on its way
        assertThat(answers).extracting(Answer::status).isSubsetOf(200, 202, 409).containsOnlyOnce(409);
        boolean accepted = answers.get(0).status() == 200;
        trade.becomes(accepted ? "Accepted" : "Rejected");
        assertThat(trade.payLog())
                .isEqualTo(
                        accepted
                                ? List.of(Transfer.hold(trade))
                                : List.of(Transfer.hold(trade), Transfer.refund(trade)));
    }

    @RepeatedTest(3)
    void r7_twoFinishesPayOnce() {
        Trade trade = buyer.requests(bike);
        seller.accepts(trade).is(200);

        List<Answer> answers = atOnce(() -> buyer.finishes(trade), () -> buyer.finishes(trade));

        // the later one may find the payout on its way
        assertThat(answers).extracting(Answer::status).isSubsetOf(200, 202).contains(200);
        trade.becomes("Finished");
        assertThat(trade.payLog()).containsExactly(Transfer.hold(trade), Transfer.payout(trade));
        assertThat(seller.balance()).isEqualTo(PRICE);
    }

    private static List<Answer> atOnce(Supplier<Answer> one, Supplier<Answer> other) {
        CyclicBarrier start = new CyclicBarrier(2);
        return Stream.of(one, other)
                .map(call -> CompletableFuture.supplyAsync(
                        () -> {
                            await(start);
                            return call.get();
                        },
                        work -> new Thread(work).start()))
                // both are on their way before the first is waited for
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}
