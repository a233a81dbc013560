package market.carrot.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import market.carrot.acceptance.Chapter;
import market.carrot.acceptance.Story;
import market.carrot.acceptance.market.Product;
import market.carrot.acceptance.market.Trade;
import market.carrot.acceptance.system.Part;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** N3: the seller's side does not care how the buyer's side is. C2: neither does the query side. */
@Order(Chapter.FAULTS)
class BuyerSideDownIT extends Story {
    private static final Part[] BUYER_SIDE = {Part.TRADE, Part.TRADE_2, Part.PAYMENT, Part.LRA_COORDINATOR, Part.KAFKA};

    /**
     * Fault: orchestrator, payment, coordinator and Kafka are stopped, between two requests. Must hold: products are
     * listed and found, my page answers from what it knows, buyers are told when to try again; and when all is back, what
     * was begun before goes on.
     */
    @Test
    void n3_c2_sellersSellAndMyPageAnswersWhileTheBuyerSideIsDown() {
        Product socks = seller.lists("Socks", PRICE, 2);
        Trade before = buyer.requests(socks);
        buyer.seesOnMyPage(before, "Requested");

        system.stop(BUYER_SIDE);
        try {
            Product bike = seller.lists("Road bike", PRICE);
            market.stranger().get(bike.path()).is(200).has("/state", "OnSale");
            assertThat(market.stranger()
                            .get("/products?sellerId=" + seller.name())
                            .is(200)
                            .json()
                            .at("/items"))
                    .hasSize(2);
            buyer.get("/myPages/" + before.wtbId()).is(200).has("/state", "Requested");
            assertThat(seller.get("/wtbInboxes").is(200).json().at("/items")).hasSize(1);
            buyer.asksFor(bike).isProblem(503, "service-unavailable").saysWhenToTryAgain();
            buyer.get("/wallets/me").isProblem(503, "service-unavailable").saysWhenToTryAgain();
        } finally {
            system.start(BUYER_SIDE);
        }

        buyersAreServed();
        seller.rejects(before);
        before.becomes("Rejected");
        buyer.seesOnMyPage(before, "Rejected");
    }
}
