package market.carrot.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import market.carrot.acceptance.market.Answer;
import market.carrot.acceptance.market.Market;
import market.carrot.acceptance.market.Patience;
import market.carrot.acceptance.market.Person;
import market.carrot.acceptance.market.Product;
import market.carrot.acceptance.market.Trade;
import market.carrot.acceptance.wire.Fault;

/** Trades of one buyer and one seller, each disturbed at a point of its own, and what must be true of them all in the end. */
final class Cohort {
    private static final long PRICE = 3_000;
    private static final int UNITS = 200;

    private final Market market;
    private final Person seller;
    private final Person buyer;
    private final Product socks;
    private final List<Disturbed> trades = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private int finished;

    Cohort(Market market, Person seller) {
        this.market = market;
        this.seller = seller;
        this.buyer = market.someoneWith(UNITS * PRICE);
        this.socks = seller.lists("Socks", PRICE, UNITS);
    }

    Trade requested() {
        return buyer.requests(socks);
    }

    Trade accepted() {
        Trade trade = requested();
        seller.accepts(trade).is(200);
        return trade;
    }

    /** @param fault of the next trade: this one */
    void buys(Fault fault) {
        String key = UUID.randomUUID().toString();
        CompletableFuture<Answer> told = async(() -> buyer.asksFor(socks, "Idempotency-Key", key));
        Trade trade = new Trade(fault.wtbId(), socks, buyer);
        trades.add(Disturbed.purchase(fault, trade, told));
        keys.add(key);
    }

    void rejects(Trade trade, Fault fault) {
        trades.add(new Disturbed(fault, trade, async(() -> seller.rejects(trade)), List.of("Rejected")));
        keys.add(null);
    }

    void finishes(Trade trade, Fault fault) {
        trades.add(new Disturbed(fault, trade, async(() -> buyer.finishes(trade)), List.of("Finished")));
        keys.add(null);
        finished++;
    }

    /** What was asked before. */
    void finishesAgain(Trade trade, Fault fault) {
        finishes(trade, fault);
        finished--;
    }

    List<Fault> faults() {
        return trades.stream().map(Disturbed::fault).toList();
    }

    /**
     * Each trade comes to rest where it may, and what its party was told is true; each key still has the one answer; who
     * was told of an open trade can finish or cancel it. Then all units and all money are where they belong.
     */
    void endsRight() {
        Patience.await("every disturbed trade to come to rest")
                .untilAsserted(() -> assertThat(trades.stream().flatMap(trade -> trade.whatIsWrong().stream()))
                        .isEmpty());
        List<Trade> open = new ArrayList<>();
        for (int i = 0; i < trades.size(); i++) {
            if (keys.get(i) != null) {
                asksAgain(trades.get(i), keys.get(i)).ifPresent(open::add);
            }
        }
        for (int i = 0; i < open.size(); i++) {
            end(open.get(i), i % 2 == 0);
        }
        assertThat(buyer.balance()).as("the buyer's money").isEqualTo((UNITS - finished) * PRICE);
        assertThat(seller.balance()).as("the seller's money").isEqualTo(finished * PRICE);
        socks.now().has("/available", UNITS - finished);
    }

    /** @return the trade if it is open now */
    private Optional<Trade> asksAgain(Disturbed disturbed, String key) {
        String state = disturbed.state();
        Answer again = Patience.await("an answer to the key of a purchase that was disturbed " + disturbed.fault())
                .until(
                        () -> buyer.asksFor(socks, "Idempotency-Key", key),
                        answer ->
                                answer.status() < 500 || !answer.text("/state").isEmpty());
        if (state.equals(Disturbed.NONE)) {
            // nothing was done under this key before, so it was done now
            return Optional.of(new Trade(again.number("/wtbId"), socks, buyer)).filter(trade -> again.status() == 201);
        }
        market.trades().add(disturbed.trade());
        assertThat(again.number("/wtbId"))
                .as("%s: %s", disturbed.fault(), again)
                .isEqualTo(disturbed.trade().wtbId());
        return Optional.of(disturbed.trade()).filter(trade -> state.equals("Requested"));
    }

    private void end(Trade trade, boolean well) {
        if (well) {
            seller.accepts(trade).is(200);
            buyer.finishes(trade);
            trade.becomes("Finished");
            finished++;
        } else {
            buyer.cancels(trade);
            trade.becomes("Cancelled");
        }
    }

    private static CompletableFuture<Answer> async(Supplier<Answer> call) {
        return CompletableFuture.supplyAsync(call, work -> new Thread(work, "party").start());
    }
}
