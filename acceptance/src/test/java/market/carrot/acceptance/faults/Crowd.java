package market.carrot.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import market.carrot.acceptance.market.Answer;
import market.carrot.acceptance.market.Market;
import market.carrot.acceptance.market.Patience;
import market.carrot.acceptance.market.Person;
import market.carrot.acceptance.market.Product;
import market.carrot.acceptance.market.Trade;

/** Buyers who trade all the time, and take it as it comes when the market refuses. */
final class Crowd implements AutoCloseable {
    private static final int BUYERS = 4;
    private static final long PRICE = 1;
    private static final int UNITS = 100_000;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Person seller;
    private final Product socks;
    private final Map<Trade, String> wanted = new ConcurrentHashMap<>();
    private final AtomicInteger bought = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();
    private final List<CompletableFuture<Void>> buyers;

    Crowd(Market market, Person seller) {
        this.seller = seller;
        this.socks = seller.lists("Socks", PRICE, UNITS);
        this.buyers = IntStream.range(0, BUYERS)
                .mapToObj(number -> market.someoneWith(UNITS * PRICE))
                .map(buyer -> CompletableFuture.runAsync(() -> trade(buyer), work -> new Thread(work, "buyer").start()))
                .toList();
    }

    /** Waits until so many more were told that they have bought. */
    Crowd buysAgain(int times) {
        int before = bought.get();
        Patience.await(times + " more purchases").until(() -> bought.get() >= before + times);
        return this;
    }

    private void trade(Person buyer) {
        for (int turn = 0; !enough.get(); turn++) {
            lookAround();
            try {
                Answer answer = buyer.asksFor(socks);
                if (answer.status() == 201) {
                    bought.incrementAndGet();
                    decide(new Trade(answer.number("/wtbId"), socks, buyer), turn % 3);
                }
            } catch (UncheckedIOException refused) {
                continue;
            }
        }
    }

    /** Or what they break would take long to come back, on a machine that they keep busy. */
    private static void lookAround() {
        new CompletableFuture<>()
                .completeOnTimeout(null, PAUSE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private void decide(Trade trade, int way) {
        wanted.put(trade, "Requested");
        switch (way) {
            case 0 -> note(trade, "Rejected", seller.rejects(trade));
            case 1 -> note(trade, "Cancelled", trade.buyer().cancels(trade));
            default -> {
                if (seller.accepts(trade).status() == 200) {
                    wanted.put(trade, "Accepted");
                    note(trade, "Finished", trade.buyer().finishes(trade));
                }
            }
        }
    }

    private void note(Trade trade, String state, Answer told) {
        if (Set.of(200, 202).contains(told.status())) {
            wanted.put(trade, state);
        }
    }

    /** They go home. What each of them was told is true, or comes true, and the money went that way. */
    void wasToldTheTruth() {
        close();
        wanted.forEach((trade, told) -> Patience.await("trade " + trade.wtbId() + " to be at least " + told)
                .until(() -> {
                    String state = trade.state();
                    boolean kept = Set.of("Requested", "Accepted").contains(told) || state.equals(told);
                    return kept && trade.isBookedAs(state);
                }));
        assertThat(wanted).isNotEmpty();
    }

    /** The whole of it, once. */
    void seesItOnMyPage() {
        wanted.keySet().forEach(trade -> {
            Answer page = trade.buyer().seesOnMyPage(trade, trade.state());
            assertThat(page.json().at("/timeline")).hasSize((int) page.number("/version"));
        });
    }

    @Override
    public void close() {
        enough.set(true);
        buyers.forEach(CompletableFuture::join);
    }
}
