package market.carrot.payment.escrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import market.carrot.payment.support.Answer;
import org.junit.jupiter.api.Test;

/**
 * Faults of the database while money moves. Whatever the fault: a call is done wholly or not at all, its answer is 503
 * with {@code Retry-After} or the true one, never an error of ours; the same call again is answered as the first would
 * have been; and the service recovers by itself. After each test the books agree.
 */
class DatabaseFaultsIT extends OwnDatabase {
    private static final long PRICE = 3000;
    private static final int CLIENTS = 8;

    /**
     * Fault: the server is killed and restarted while trades are held, paid out and refunded, and while deposits are asked
     * for under their keys until they are booked. Each deposit is booked once.
     */
    @Test
    void theServerIsKilledAndComesBack() throws Exception {
        String buyer = buyerWith(1_000_000 * PRICE);
        AtomicBoolean enough = new AtomicBoolean();
        List<CompletableFuture<List<Long>>> running = IntStream.range(0, CLIENTS)
                .mapToObj(client -> CompletableFuture.supplyAsync(() -> trade(buyer, enough), clients))
                .toList();
        await("trades").atMost(PATIENCE).until(() -> IDS.get() > 10 * CLIENTS);

        postgres.kill();
        await("the outage is felt")
                .atMost(PATIENCE)
                .until(() -> payment.refund(newTrade()).status() == 503);
        await("it is not ready")
                .atMost(PATIENCE)
                .until(() -> health("/readiness").status() == 503);
        assertThat(health("/liveness").status()).isEqualTo(200);
        postgres.start();
        await("it is ready").atMost(PATIENCE).until(() -> health("/readiness").status() == 200);

        long before = repeated(() -> payment.refund(newTrade())).number("paymentId");
        await("trades again")
                .atMost(PATIENCE)
                .until(() -> payment.refund(newTrade()).number("paymentId") > before + CLIENTS);
        enough.set(true);
        for (CompletableFuture<List<Long>> client : running) {
            for (long trade : client.get()) {
                assertThat(payment.payLog(trade, buyer).body().path("items")).hasSize(2);
            }
        }
    }

    private List<Long> trade(String buyer, AtomicBoolean enough) {
        List<Long> trades = new ArrayList<>();
        String saver = newUser("saver");
        while (!enough.get()) {
            assertThat(booked(saver, trades.size() + 1L)).isEqualTo(201);
            long trade = newTrade();
            String seller = newUser("seller");
            long paymentId =
                    repeated(() -> payment.hold(trade, buyer, seller, PRICE)).number("paymentId");
            Supplier<Answer> end = trade % 2 == 0 ? () -> payment.payOut(trade) : () -> payment.refund(trade);
            assertThat(repeated(end).number("paymentId")).isEqualTo(paymentId);
            trades.add(trade);
        }
        long saved = trades.size() * (trades.size() + 1L) / 2;
        assertThat(payment.balance(saver)).isEqualTo(saved);
        return trades;
    }

    private static int booked(String saver, long amount) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Answer answer = payment.move("deposits", saver, amount, "no-" + amount);
        while (answer.retryAfter() != null) {
            assertThat(answer.problem()).isIn("service-unavailable", "payment-unavailable", "request-in-progress");
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
            answer = payment.move("deposits", saver, amount, "no-" + amount);
        }
        return answer.status();
    }

    /** Fault: a deadlock in the database, of which the service's transaction is the victim. */
    @Test
    void theServiceLosesADeadlock() throws Exception {
        String buyer = buyerWith(PRICE);
        long trade;
        Answer loser;
        do { // until it is the service that loses
            trade = newTrade();
            payment.hold(trade, buyer, newUser("seller"), PRICE);
            loser = deadlocked(buyer, trade);
        } while (loser.status() == 200);

        assertNotNow(loser);
        assertThat(payment.balance(buyer)).isZero();
        assertThat(payment.refund(trade).text("state")).isEqualTo("Refunded");
        assertThat(payment.balance(buyer)).isEqualTo(PRICE);
    }

    /** The refund holds the trade and waits for the wallet; another transaction holds the wallet and wants the trade. */
    private Answer deadlocked(String buyer, long trade) throws Exception {
        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("update wallet set balance = balance where owner = '" + buyer + "'");
            CompletableFuture<Answer> refund = CompletableFuture.supplyAsync(() -> payment.refund(trade), clients);
            await("the refund waits").atMost(PATIENCE).until(() -> waiting() == 1);
            try {
                statement.execute("select from hold where wtb_id = " + trade + " for update");
            } catch (SQLException lost) {
                assertThat(lost.getSQLState()).isEqualTo("40P01");
            }
            other.rollback();
            return refund.get();
        }
    }

    /** Fault: all connections of the pool wait for a lock, so that further calls get none. */
    @Test
    void thePoolIsExhausted() throws Exception {
        String buyer = buyerWith(20 * PRICE);
        String seller = newUser("seller");
        List<Long> trades = IntStream.range(0, 20).mapToObj(n -> newTrade()).toList();
        List<CompletableFuture<Answer>> answers;
        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table wallet in access exclusive mode");
            answers = trades.stream()
                    .map(trade ->
                            CompletableFuture.supplyAsync(() -> payment.hold(trade, buyer, seller, PRICE), clients))
                    .toList();
            await("calls are turned away")
                    .atMost(PATIENCE)
                    .until(() ->
                            answers.stream().filter(CompletableFuture::isDone).count() == trades.size() - CONNECTIONS);
            other.rollback();
        }

        for (CompletableFuture<Answer> answer : answers) {
            if (answer.get().status() != 200) {
                assertNotNow(answer.get());
            }
        }
        trades.forEach(trade -> repeated(() -> payment.hold(trade, buyer, seller, PRICE)));
        assertThat(payment.balance(buyer)).isZero();
    }

    /** Fault: the database lets only one of several transactions through that it cannot put in an order. */
    @Test
    void transactionsCannotBeSerialized() throws Exception {
        String buyer = buyerWith(CLIENTS * PRICE);
        isolation("serializable");
        try {
            List<CompletableFuture<Answer>> holds = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> newTrade())
                    .map(trade -> CompletableFuture.supplyAsync(
                            () -> repeated(() -> payment.hold(trade, buyer, newUser("seller"), PRICE)), clients))
                    .toList();
            for (CompletableFuture<Answer> hold : holds) {
                assertThat(hold.get().text("state")).isEqualTo("Held");
            }
        } finally {
            isolation("read committed");
        }
        await("new connections").atMost(PATIENCE).untilAsserted(() -> assertThat(payment.balance(buyer))
                .isZero());
    }
}
