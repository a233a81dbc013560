package market.carrot.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls at the same moment. Whatever the outcome of each, the stock and the reservations tell the same story. */
class RacesIT extends RunningProduct {
    private static final String SELLER = Tokens.ofUser("seller");

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stockAndReservationsTellTheSameStory() {
        threads.shutdownNow();
        List<Long> wrong = database.sql(
                        """
                        select id from product
                        where reserved <> (select count(*) from reservation where product_id = id and state = 'Reserved')
                           or sold <> (select count(*) from reservation where product_id = id and state = 'Sold')
                        """)
                .query(Long.class)
                .list();
        assertThat(wrong).isEmpty();
    }

    @Test
    void twentyTradesForTheLastUnitAndOneGetsIt() throws Exception {
        for (int round = 0; round < 10; round++) {
            long bike = listedBike("seller", 1);
            List<Callable<Answer>> trades = IntStream.range(0, 20)
                    .<Callable<Answer>>mapToObj(i -> () -> reserve(bike, newWtb(), "buyer" + i))
                    .toList();

            assertThat(statuses(atOnce(trades))).containsOnlyKeys(200, 409).containsEntry(200, 1L);
        }
    }

    @Test
    void theSameTradeTwentyTimesTakesOneUnit() throws Exception {
        for (int round = 0; round < 10; round++) {
            long bikes = listedBike("seller", 100);
            long wtb = newWtb();
            List<Callable<Answer>> repeats = IntStream.range(0, 20)
                    .<Callable<Answer>>mapToObj(i -> () -> reserve(bikes, wtb, "buyer"))
                    .toList();

            assertThat(statuses(atOnce(repeats))).containsOnlyKeys(200);
            assertThat(product(bikes).number("available")).isEqualTo(99);
        }
    }

    @Test
    void aReleaseDuringTheReservationLeavesNothingReserved() throws Exception {
        long bikes = listedBike("seller", 1000);
        for (int round = 0; round < 200; round++) {
            long wtb = newWtb();

            List<Answer> answers = atOnce(
                    List.of(() -> reserve(bikes, wtb, "buyer"), () -> release(bikes, wtb), () -> release(bikes, wtb)));

            assertThat(answers.get(0).status()).isIn(200, 409);
            assertThat(answers.get(1).status()).isEqualTo(200);
            assertThat(answers.get(2).status()).isEqualTo(200);
        }
        assertThat(product(bikes).number("available")).isEqualTo(1000);
    }

    @Test
    void aUnitIsEitherSoldOrReleased() throws Exception {
        long bikes = listedBike("seller", 1000);
        for (int round = 0; round < 50; round++) {
            long wtb = newWtb();
            reserve(bikes, wtb, "buyer").is(200);

            List<Answer> answers = atOnce(List.of(() -> sell(bikes, wtb), () -> release(bikes, wtb)));

            assertThat(statuses(answers)).containsOnlyKeys(200, 409);
        }
    }

    @Test
    void anEditNeverTakesAPromisedUnitAway() throws Exception {
        for (int round = 0; round < 20; round++) {
            long bikes = listedBike("seller", 2);
            reserve(bikes, newWtb(), "buyer").is(200);

            List<Answer> answers = atOnce(List.of(
                    () -> reserve(bikes, newWtb(), "buyer"),
                    () -> market.call("PATCH", "/products/" + bikes, SELLER, "{\"quantity\":1}", "If-Match", "*")));

            assertThat(statuses(answers)).containsOnlyKeys(200, 409);
            assertThat(product(bikes).text("state")).isEqualTo("Reserved");
        }
    }

    @Test
    void oneOfTwoEditsOfTheSameVersionWins() throws Exception {
        long bike = listedBike("seller", 1);
        String etag = product(bike).header("ETag");
        List<Callable<Answer>> edits = IntStream.rangeClosed(1, 8)
                .<Callable<Answer>>mapToObj(i -> () ->
                        market.call("PATCH", "/products/" + bike, SELLER, "{\"price\":" + i + "}", "If-Match", etag))
                .toList();

        assertThat(statuses(atOnce(edits))).containsOnlyKeys(200, 412).containsEntry(200, 1L);
    }

    @Test
    void everythingAtOnceNeverEndsInADeadlock() throws Exception {
        long[] bikes = {listedBike("seller", 3), listedBike("seller", 3)};
        long[] wtbs = IntStream.range(0, 12).mapToLong(i -> newWtb()).toArray();
        List<Callable<Answer>> chaos = new ArrayList<>();
        Random dice = new Random(42);
        for (int i = 0; i < 16; i++) {
            for (int n = 0; n < 40; n++) {
                long bike = bikes[dice.nextInt(bikes.length)];
                long wtb = wtbs[dice.nextInt(wtbs.length)];
                chaos.add(
                        switch (dice.nextInt(4)) {
                            case 0, 1 -> () -> reserve(bike, wtb, "buyer");
                            case 2 -> () -> release(bike, wtb);
                            default -> () -> sell(bike, wtb);
                        });
            }
        }

        assertThat(statuses(atOnce(chaos)).keySet()).isSubsetOf(200, 404, 409);
    }

    private List<Answer> atOnce(List<Callable<Answer>> calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        List<Future<Answer>> answers = new ArrayList<>();
        for (Callable<Answer> call : calls) {
            answers.add(threads.submit(() -> {
                start.await();
                return call.call();
            }));
        }
        List<Answer> all = new ArrayList<>();
        for (Future<Answer> answer : answers) {
            all.add(answer.get());
        }
        return all;
    }

    private static Map<Integer, Long> statuses(List<Answer> answers) {
        return answers.stream().collect(Collectors.groupingBy(Answer::status, Collectors.counting()));
    }
}
