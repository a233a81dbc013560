package market.carrot.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collection;
import java.util.function.Supplier;
import java.util.stream.Stream;
import market.carrot.acceptance.Chapter;
import market.carrot.acceptance.Story;
import market.carrot.acceptance.market.Answer;
import market.carrot.acceptance.market.Product;
import market.carrot.acceptance.market.Trade;
import market.carrot.acceptance.market.Transfer;
import market.carrot.acceptance.system.Part;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** N2, R8: payment is not there. */
@Order(Chapter.FAULTS)
class PaymentStoppedIT extends Story {
    private static final Logger LOG = LoggerFactory.getLogger(PaymentStoppedIT.class);
    /** More than the breaker of one process needs to open. */
    private static final int ENOUGH = 20;

    private final Product socks = seller.lists("Socks", PRICE, 1_000);

    @AfterEach
    void paymentIsBack() {
        system.start(Part.PAYMENT);
        buyersAreServed();
    }

    /**
     * Fault: payment is stopped between two requests. Must hold: a request is refused with 503 and Retry-After, in about
     * the time of a purchase; it is found as PayFailed; the unit is on sale again; nothing is charged.
     */
    @Test
    void n2_withoutPaymentNoBuyersAreTaken() {
        Duration purchase = fastestOf(5, () -> buyer.asksFor(socks).is(201));
        long before = buyer.balance();
        long available = socks.now().number("/available");

        system.stop(Part.PAYMENT);
        Answer refused = buyer.asksFor(socks)
                .isProblem(503, "payment-unavailable")
                .saysWhenToTryAgain()
                .has("/state", "PayFailed");
        Stream.generate(() -> buyer.asksFor(socks)).limit(ENOUGH).forEach(answer -> answer.is(503));
        // open, or half open for a moment, to see whether payment is back; the balancer may have chosen one process
        // only
        assertThat(closedBreakers())
                .as("processes that still let everything through")
                .isLessThan(system.addresses().tradeManagement().size());
        Duration refusal = fastestOf(
                5,
                () -> buyer.asksFor(socks).isProblem(503, "payment-unavailable").saysWhenToTryAgain());

        LOG.info("a purchase: {}; a refusal while payment is stopped: {}", purchase, refusal);
        // it does about as much: it takes the trade back
        assertThat(refusal).isLessThan(purchase.multipliedBy(5));
        Trade failed = new Trade(refused.number("/wtbId"), socks, buyer);
        assertThat(failed.state()).isEqualTo("PayFailed");
        buyer.seesOnMyPage(failed, "PayFailed");
        socks.now().has("/state", "OnSale").has("/available", available);
        system.start(Part.PAYMENT);
        assertThat(buyer.balance()).isEqualTo(before);
        assertThat(failed.payLog()).isEmpty();
    }

    /**
     * Fault: payment is killed before the seller rejects. Must hold: the rejection is taken (202, Rejecting), nobody reads
     * Rejected; after payment's return the refund comes by itself, once, and only then all read Rejected.
     */
    @Test
    void r5_r8_aRejectionWithoutPaymentIsRefundedByItselfWhenPaymentIsBack() {
        Product bike = seller.lists("Road bike", PRICE);
        long before = buyer.balance();
        Trade trade = buyer.requests(bike);
        buyer.seesOnMyPage(trade, "Requested");

        system.crash(Part.PAYMENT);
        seller.rejects(trade).is(202).has("/state", "Rejecting");
        seller.rejects(trade).is(202).has("/state", "Rejecting");
        assertThat(trade.state()).isEqualTo("Rejecting");
        buyer.get("/myPages/" + trade.wtbId()).is(200).has("/state", "Requested");
        system.start(Part.PAYMENT);

        trade.becomes("Rejected");
        assertThat(trade.payLog()).containsExactly(Transfer.hold(trade), Transfer.refund(trade));
        assertThat(buyer.balance()).isEqualTo(before);
        buyer.seesOnMyPage(trade, "Rejected");
        bike.now().has("/state", "OnSale");
        seller.rejects(trade).is(200).has("/state", "Rejected");
    }

    /** C8: what operators see of the breakers, one in each process that trades. */
    private long closedBreakers() {
        return system.addresses().tradeManagement().stream()
                .map(process -> market.operator().sendTo(process, "GET", "/actuator/prometheus", null))
                .map(answer -> answer.is(200).http().body())
                .filter(metrics -> metrics.contains("name=\"payment\",state=\"closed\"} 1.0"))
                .count();
    }

    private static Duration fastestOf(int times, Supplier<Answer> request) {
        Collection<Duration> took =
                Stream.generate(request).limit(times).map(Answer::took).toList();
        return took.stream().min(Duration::compareTo).orElseThrow();
    }
}
