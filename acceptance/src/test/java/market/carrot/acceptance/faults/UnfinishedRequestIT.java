package market.carrot.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import market.carrot.acceptance.Chapter;
import market.carrot.acceptance.Story;
import market.carrot.acceptance.market.Answer;
import market.carrot.acceptance.market.Person;
import market.carrot.acceptance.market.Product;
import market.carrot.acceptance.market.Trade;
import market.carrot.acceptance.wire.Fault;
import market.carrot.acceptance.wire.Hop;
import market.carrot.acceptance.wire.Point;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What a buyer is told while a purchase request is neither done nor undone, and when it cannot even begin. */
@Order(Chapter.FAULTS)
class UnfinishedRequestIT extends Story {
    private static final int OFTEN = 1_000;

    private final Product socks = seller.lists("Socks", PRICE, 5);

    @AfterEach
    void heal() {
        faults.heal();
        faults.accept(Hop.PRODUCT);
        buyersAreServed();
    }

    /**
     * Fault: the hold takes its time; meanwhile the request comes again under its key. Must hold: the repetition is told
     * when to ask again, and the first is done once.
     */
    @Test
    void theSameRequestWhileItIsBeingWorkedOnIsToldToWait() {
        String[] key = {"Idempotency-Key", UUID.randomUUID().toString()};
        long before = buyer.balance();
        Fault slow = faults.at(Point.HOLD).ofTheNextTrade().hold();

        CompletableFuture<Answer> first =
                CompletableFuture.supplyAsync(() -> buyer.asksFor(socks, key), work -> new Thread(work).start());
        slow.awaitStrike();
        buyer.asksFor(socks, key).isProblem(409, "request-in-progress").saysWhenToTryAgain();
        slow.release();

        first.join().is(201);
        assertThat(buyer.balance()).isEqualTo(before - PRICE);
    }

    /**
     * Fault: a request is refused for want of money, and product does not take its unit back. Must hold: 202, as the
     * refusal is certain and its end is not; when product does, the trade ends as refused.
     */
    @Test
    void aRefusedRequestThatCannotBeUndoneYetIsNotSaidToHaveEnded() {
        Person poor = market.someone();
        faults.at(Point.RELEASE).ofTheNextTrade().times(OFTEN).answer(503, "{}");

        Answer undone = poor.asksFor(socks).is(202).has("/state", "Requesting");
        faults.heal();

        new Trade(undone.number("/wtbId"), socks, poor).becomes("PayFailed");
        socks.now().has("/available", 5);
    }

    /** Fault: nothing listens where product is. Must hold: 503, in the words of this part; nothing is charged. */
    @Test
    void withoutProductNoBuyersAreTaken() {
        long before = buyer.balance();
        faults.refuse(Hop.PRODUCT);

        buyer.asksFor(socks).isProblem(503, "product-unavailable").saysWhenToTryAgain();

        assertThat(buyer.balance()).isEqualTo(before);
    }
}
