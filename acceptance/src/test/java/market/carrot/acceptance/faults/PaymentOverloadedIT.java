package market.carrot.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import market.carrot.acceptance.Chapter;
import market.carrot.acceptance.Story;
import market.carrot.acceptance.market.Answer;
import market.carrot.acceptance.market.Patience;
import market.carrot.acceptance.market.Product;
import market.carrot.acceptance.market.Trade;
import market.carrot.acceptance.market.Transfer;
import market.carrot.acceptance.system.Part;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** N2: payment takes connections and answers nothing, as when it is overloaded. */
@Order(Chapter.FAULTS)
class PaymentOverloadedIT extends Story {
    private static final Logger LOG = LoggerFactory.getLogger(PaymentOverloadedIT.class);
    /** Half of them meet each process that trades: as many failed calls as open a breaker, or nearly. */
    private static final int ENOUGH = 20;

    private final Product socks = seller.lists("Socks", PRICE, 100);

    /**
     * Fault: payment hangs while twenty buyers pay. Must hold: each of them is refused and may wait for it; who comes after
     * them is refused at once, many times faster. When payment goes on, what it still does of their holds is undone: in
     * the end nobody is charged and no unit stays reserved.
     */
    @Test
    void n2_whenPaymentHangsTheBreakerOpensAndRefusesAtOnce() {
        buyer.deposits(100 * PRICE);
        long before = buyer.balance();

        List<Answer> waited;
        system.freeze(Part.PAYMENT);
        try {
            waited = atOnce();
            waited.forEach(answer -> answer.isProblem(503, "payment-unavailable"));
            Duration longest =
                    waited.stream().map(Answer::took).max(Duration::compareTo).orElseThrow();
            // now and then the breaker lets some try again, and those have to wait
            Answer refused = Patience.await("an open breaker's quick answer")
                    .until(() -> buyer.asksFor(socks), answer -> answer.took().compareTo(longest.dividedBy(4)) < 0);
            refused.isProblem(503, "payment-unavailable").saysWhenToTryAgain();
            LOG.info("a hanging payment: {}; an open breaker: {}", longest, refused.took());
        } finally {
            system.thaw(Part.PAYMENT);
        }

        waited.forEach(answer -> nothingIsLeftOf(new Trade(answer.number("/wtbId"), socks, buyer)));
        assertThat(buyer.balance()).isEqualTo(before);
        socks.now().has("/available", 100);
        buyersAreServed();
    }

    private static void nothingIsLeftOf(Trade trade) {
        trade.becomes("PayFailed");
        // the hold may have been on its way: then it is refunded
        assertThat(trade.payLog()).isIn(List.of(), List.of(Transfer.hold(trade), Transfer.refund(trade)));
    }

    private List<Answer> atOnce() {
        List<CompletableFuture<Answer>> running = Stream.generate(() ->
                        CompletableFuture.supplyAsync(() -> buyer.asksFor(socks), work -> new Thread(work).start()))
                .limit(ENOUGH)
                .toList();
        return running.stream().map(CompletableFuture::join).toList();
    }
}
