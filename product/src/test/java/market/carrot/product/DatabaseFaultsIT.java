package market.carrot.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Faults of the database while units are reserved, released and sold. Whatever the fault: a call is done wholly or not at
 * all, its answer is 503 with {@code Retry-After} or the true one, never an error of ours; the same call again is answered
 * as the first would have been; and the service recovers by itself.
 */
class DatabaseFaultsIT extends OwnDatabase {
    private static final int CLIENTS = 6;

    /** Fault: the server is killed and restarted while units are reserved, released and sold. */
    @Test
    void theServerIsKilledAndComesBack() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        List<CompletableFuture<List<Long>>> running = IntStream.range(0, CLIENTS)
                .mapToObj(client -> CompletableFuture.supplyAsync(() -> trade(enough), clients))
                .toList();
        await("trades").atMost(PATIENCE).until(() -> TRADES.get() > 10 * CLIENTS);

        postgres.kill();
        await("the outage is felt")
                .atMost(PATIENCE)
                .until(() -> reserve(newTrade()).status() == 503);
        await("it is not ready").atMost(PATIENCE).until(() -> health("/readiness") == 503);
        assertThat(health("/liveness")).isEqualTo(200);
        postgres.start();
        await("it is ready").atMost(PATIENCE).until(() -> health("/readiness") == 200);

        repeated(() -> reserve(1_000_000_000));
        long then = TRADES.get();
        await("trades again").atMost(PATIENCE).until(() -> TRADES.get() > then + 10 * CLIENTS);
        enough.set(true);
        for (CompletableFuture<List<Long>> client : running) {
            for (long trade : client.get()) {
                String end = trade % 2 == 0 ? "Sold" : "Released";
                assertThat(count("select count(*) from reservation where wtb_id = " + trade + " and state = '" + end
                                + "'"))
                        .isOne();
            }
        }
    }

    private static List<Long> trade(AtomicBoolean enough) {
        List<Long> trades = new ArrayList<>();
        while (!enough.get()) {
            long trade = newTrade();
            repeated(() -> reserve(trade));
            repeated(() -> put(trade, trade % 2 == 0 ? "/sale" : "/release"));
            trades.add(trade);
        }
        return trades;
    }

    /** Fault: all connections of the pool wait for a lock, so that further calls get none. */
    @Test
    void thePoolIsExhausted() throws Exception {
        List<Long> trades = IntStream.range(0, 12).mapToObj(n -> newTrade()).toList();
        List<CompletableFuture<Answer>> answers;
        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table product in access exclusive mode");
            answers = trades.stream()
                    .map(trade -> CompletableFuture.supplyAsync(() -> reserve(trade), clients))
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
        trades.forEach(trade -> repeated(() -> reserve(trade)));
    }

    /** Fault: the database lets only one of several transactions through that it cannot put in an order. */
    @Test
    void transactionsCannotBeSerialized() throws Exception {
        isolation("serializable");
        try {
            List<CompletableFuture<List<Long>>> running = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> CompletableFuture.supplyAsync(() -> trade(new AtomicBoolean()), clients))
                    .toList();
            long then = TRADES.get();
            await("trades")
                    .atMost(PATIENCE)
                    .until(() -> TRADES.get() > then + 10 * CLIENTS
                            || running.stream().anyMatch(CompletableFuture::isDone));
            assertThat(running).noneMatch(CompletableFuture::isDone);
        } finally {
            clients.shutdownNow();
            isolation("read committed");
        }
    }
}
