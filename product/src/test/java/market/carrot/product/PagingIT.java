package market.carrot.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import market.carrot.platform.problem.ProblemType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lists are read page by page while others write: what is there all the while is met once. */
class PagingIT extends RunningProduct {
    private static final int THERE = 12;

    private final ExecutorService writers = Executors.newCachedThreadPool();
    private volatile boolean reading = true;

    @AfterEach
    void stopWriting() {
        writers.shutdownNow();
    }

    @Test
    void productsAreMetOnceWhateverSellersAndBuyersDo() throws Exception {
        List<Long> there = LongStream.range(0, THERE)
                .mapToObj(i -> listedBike("busy", 1_000_000))
                .toList();
        String seller = Tokens.ofUser("busy");
        List<Future<?>> writing = List.of(
                whileReading(n -> listedBike("busy", 1)),
                whileReading(n -> market.call(
                                "PATCH",
                                "/products/" + there.get(n % THERE),
                                seller,
                                "{\"description\":\"No. " + n + "\"}",
                                "If-Match",
                                "*")
                        .is(200)),
                whileReading(n -> {
                    long wtb = newWtb();
                    reserve(there.get(n % THERE), wtb, "buyer").is(200);
                    release(there.get(n % THERE), wtb).is(200);
                }));

        List<Long> newestFirst = new ArrayList<>(there);
        Collections.reverse(newestFirst);
        for (String filter : List.of("", "&state=OnSale", "&q=bike")) {
            List<Long> met = walk("/products?sellerId=busy" + filter + "&limit=2", null, "productId");
            assertThat(met).doesNotHaveDuplicates();
            met.retainAll(there);
            assertThat(met).isEqualTo(newestFirst);
        }
        endOf(writing);
    }

    @Test
    void openReservationsAreMetOnceWhateverOpensAndEndsMeanwhile() throws Exception {
        long bikes = listedBike("seller", 1_000_000);
        List<Long> there = Stream.generate(this::newWtb).limit(THERE).toList();
        there.forEach(wtb -> reserve(bikes, wtb, "buyer").is(200));
        List<Future<?>> writing = List.of(whileReading(n -> {
            long wtb = newWtb();
            reserve(bikes, wtb, "buyer").is(200);
            if (n % 2 == 0) {
                release(bikes, wtb).is(200);
            }
        }));

        List<Long> met = walk("/reservations/open?limit=2", Tokens.ofOrchestrator(), "wtbId");

        endOf(writing);
        assertThat(met).doesNotHaveDuplicates();
        met.retainAll(there);
        assertThat(met).isEqualTo(there);
    }

    @Test
    void aPositionInAnotherListIsRefused() {
        long bikes = listedBike("seller", 2);
        reserve(bikes, newWtb(), "buyer").is(200);
        reserve(bikes, newWtb(), "buyer").is(200);
        String service = Tokens.ofOrchestrator();
        String elsewhere = market.call("GET", "/reservations/open?limit=1", service, null)
                .is(200)
                .text("next");
        String here = market.get("/products?limit=1").is(200).text("next");

        market.get("/products?after=" + elsewhere).isRefusal(ProblemType.INVALID_REQUEST);
        market.call("GET", "/reservations/open?after=" + here, service, null).isRefusal(ProblemType.INVALID_REQUEST);
    }

    private interface Write {
        void number(int n);
    }

    private Future<?> whileReading(Write write) {
        return writers.submit(() -> {
            for (int n = 0; reading; n++) {
                write.number(n);
            }
        });
    }

    private void endOf(List<Future<?>> writing) throws Exception {
        reading = false;
        for (Future<?> each : writing) {
            each.get();
        }
    }

    /** All ids of a list, in its order. */
    private List<Long> walk(String list, String token, String id) {
        List<Long> met = new ArrayList<>();
        String after = "";
        do {
            Answer page = market.call("GET", list + after, token, null).is(200);
            for (JsonNode item : page.json().get("items")) {
                met.add(item.get(id).asLong());
            }
            after = page.json().get("next").isNull() ? null : "&after=" + page.text("next");
        } while (after != null);
        return met;
    }
}
