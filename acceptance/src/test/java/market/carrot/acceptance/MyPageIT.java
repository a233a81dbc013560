package market.carrot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import market.carrot.acceptance.market.Answer;
import market.carrot.acceptance.market.Person;
import market.carrot.acceptance.market.Product;
import market.carrot.acceptance.market.Trade;
import org.junit.jupiter.api.Test;

/** C2: the query side, fed by events alone. */
class MyPageIT extends Story {
    private final Product socks = seller.lists("Socks", PRICE, 5);

    @Test
    void c2_myPageShowsATradeWithItsTimeline() {
        Trade trade = buyer.requests(socks);
        seller.accepts(trade).is(200);
        buyer.finishes(trade).is(200);

        Answer page = buyer.seesOnMyPage(trade, "Finished")
                .has("/wtbId", trade.wtbId())
                .has("/productId", socks.productId())
                .has("/productTitle", socks.title())
                .has("/buyerId", buyer.name())
                .has("/sellerId", seller.name())
                .has("/price", PRICE)
                .has("/currency", "KRW")
                .has("/version", 3);

        assertThat(page.json().at("/timeline").findValuesAsText("eventType"))
                .containsExactly("WtbAdded", "WtbAccepted", "DealFinished");
        assertThat(page.json().at("/timeline").findValuesAsText("state"))
                .containsExactly("Requested", "Accepted", "Finished");
        assertThat(page.number("/paymentId")).isEqualTo(trade.now().number("/paymentId"));
        seller.get("/myPages/" + trade.wtbId()).is(200).has("/state", "Finished");
    }

    @Test
    void c2_requestsAreListedNewestFirstByStateAndPageByPage() {
        Trade first = buyer.requests(socks);
        Trade second = buyer.requests(socks);
        seller.rejects(first).is(200);
        buyer.seesOnMyPage(first, "Rejected");
        buyer.seesOnMyPage(second, "Requested");

        assertThat(wtbIds(buyer.get("/myPages"))).containsExactly(second.wtbId(), first.wtbId());
        assertThat(wtbIds(buyer.get("/myPages?state=Rejected"))).containsExactly(first.wtbId());
        assertThat(wtbIds(seller.get("/wtbInboxes?state=Requested"))).containsExactly(second.wtbId());

        Answer page = buyer.get("/myPages?limit=1");
        assertThat(wtbIds(page)).containsExactly(second.wtbId());
        assertThat(wtbIds(buyer.get("/myPages?limit=1&after=" + page.text("/next"))))
                .containsExactly(first.wtbId());
    }

    /** A request that could not be paid is findable: the owner wants to see those as well. */
    @Test
    void c2_aRequestThatCouldNotBePaidIsOnMyPageToo() {
        Person poor = market.someone();
        long wtbId = poor.asksFor(socks).isProblem(402, "insufficient-funds").number("/wtbId");

        poor.seesOnMyPage(new Trade(wtbId, socks, poor), "PayFailed");
        poor.get("/wtbs/" + wtbId).is(200).has("/state", "PayFailed");
    }

    @Test
    void othersSeeNothingOfATrade() {
        Trade trade = buyer.requests(socks);
        buyer.seesOnMyPage(trade, "Requested");
        Person other = market.someone();

        other.get("/myPages/" + trade.wtbId()).isProblem(404, "not-found");
        other.get("/wtbs/" + trade.wtbId()).isProblem(404, "not-found");
        other.get("/payments/" + trade.now().number("/paymentId")).isProblem(404, "not-found");
        assertThat(wtbIds(other.get("/myPages"))).isEmpty();
        assertThat(wtbIds(other.get("/wtbInboxes"))).isEmpty();
        assertThat(other.get("/payLogs?wtbId=" + trade.wtbId()).is(200).json().at("/items"))
                .isEmpty();
    }

    private static List<Long> wtbIds(Answer page) {
        return page.is(200).json().at("/items").findValues("wtbId").stream()
                .map(JsonNode::asLong)
                .toList();
    }
}
