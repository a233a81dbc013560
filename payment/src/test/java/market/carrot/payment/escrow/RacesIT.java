package market.carrot.payment.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import market.carrot.payment.support.Answer;
import market.carrot.payment.support.PaymentIT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests that meet in the database, over HTTP, at the same moment. */
class RacesIT extends PaymentIT {
    private static final int ROUNDS = 60;
    private static final long PRICE = 3000;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String seller = newUser("seller");

    @AfterEach
    void stop() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void moneyForOneTradeIsNotSpentOnTwenty() throws Exception {
        String buyer = buyerWith(PRICE);

        List<Answer> answers = atOnce(IntStream.range(0, 20)
                .mapToObj(n -> (Callable<Answer>) () -> payment.hold(newTrade(), buyer, seller, PRICE))
                .toList());

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 402).hasSize(19);
        assertThat(payment.balance(buyer)).isZero();
    }

    @Test
    void oneTradeAskedTwentyTimesIsHeldOnce() throws Exception {
        String buyer = buyerWith(20 * PRICE);
        long trade = newTrade();

        List<Answer> answers = atOnce(IntStream.range(0, 20)
                .mapToObj(n -> (Callable<Answer>) () -> payment.hold(trade, buyer, seller, PRICE))
                .toList());

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(answers)
                .extracting(answer -> answer.number("paymentId"))
                .containsOnly(answers.get(0).number("paymentId"));
        assertThat(payment.balance(buyer)).isEqualTo(19 * PRICE);
    }

    /**
     * Fault: the orchestrator gave up on a hold that is still on its way, and its refund overtakes it. Whichever comes
     * first, the money is back in the end and nothing is left in escrow.
     */
    @Test
    void aRefundThatMeetsItsHoldLeavesTheMoneyWithTheBuyer() throws Exception {
        String buyer = buyerWith(PRICE);

        for (int round = 0; round < ROUNDS; round++) {
            long trade = newTrade();
            List<Answer> answers =
                    atOnce(List.of(() -> payment.hold(trade, buyer, seller, PRICE), () -> payment.refund(trade)));

            assertThat(answers.get(0).status()).isIn(200, 409);
            assertThat(answers.get(1).status()).isEqualTo(200);
            assertThat(payment.balance(buyer)).as("round %d", round).isEqualTo(PRICE);
        }
    }

    @Test
    void aRefundThatMeetsAPayoutHasOneWinner() throws Exception {
        String buyer = buyerWith(ROUNDS * PRICE);
        long paidOut = 0;

        for (int round = 0; round < ROUNDS; round++) {
            long trade = newTrade();
            payment.hold(trade, buyer, seller, PRICE);

            List<Answer> answers = atOnce(List.of(() -> payment.refund(trade), () -> payment.payOut(trade)));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
            paidOut += answers.get(1).status() == 200 ? 1 : 0;
        }
        assertThat(payment.balance(seller)).isEqualTo(paidOut * PRICE);
        assertThat(payment.balance(buyer)).isEqualTo((ROUNDS - paidOut) * PRICE);
    }

    /** Many trades that share two wallets in both directions: nobody waits for the other in a circle. */
    @Test
    void tradesOfTwoUsersWithEachOtherDoNotBlock() throws Exception {
        String one = buyerWith(20 * PRICE);
        String other = buyerWith(20 * PRICE);
        long[] trades = LongStream.generate(PaymentIT::newTrade).limit(20).toArray();
        List<Callable<Answer>> whole = new ArrayList<>();
        for (int n = 0; n < trades.length; n++) {
            long trade = trades[n];
            String buyer = n % 2 == 0 ? one : other;
            whole.add(() -> {
                payment.hold(trade, buyer, buyer.equals(one) ? other : one, PRICE);
                return payment.payOut(trade);
            });
        }

        List<Answer> answers = atOnce(whole);

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(payment.balance(one) + payment.balance(other)).isEqualTo(40 * PRICE);
        assertThat(payment.balance(one)).isEqualTo(20 * PRICE);
    }

    private List<Answer> atOnce(List<Callable<Answer>> calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        List<Future<Answer>> running = new ArrayList<>();
        for (Callable<Answer> call : calls) {
            running.add(threads.submit(() -> {
                start.await(10, TimeUnit.SECONDS);
                return call.call();
            }));
        }
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> each : running) {
            answers.add(each.get(30, TimeUnit.SECONDS));
        }
        return answers;
    }
}
