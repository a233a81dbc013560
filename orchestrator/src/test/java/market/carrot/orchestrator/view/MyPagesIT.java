package market.carrot.orchestrator.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import market.carrot.platform.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What buyers and sellers see of their trades. */
class MyPagesIT extends RunningReadModel {

    @Test
    void aTradeIsSeenByItsBuyerAndItsSeller() {
        TradeStory trade = TradeStory.begin();

        publish(trade, trade.requested());
        awaitVersion(trade, 1);

        for (JsonNode page : List.of(
                json(trade.buyer(), "/myPages").at("/items/0"),
                json(trade.seller(), "/wtbInboxes").at("/items/0"),
                json(trade.buyer(), "/myPages/" + trade.wtbId()),
                json(trade.seller(), "/myPages/" + trade.wtbId()))) {
            assertThat(page.get("wtbId").asLong()).isEqualTo(trade.wtbId());
            assertThat(page.get("productId").asLong()).isEqualTo(7);
            assertThat(page.get("productTitle").asText()).isEqualTo("Bike");
            assertThat(page.get("buyerId").asText()).isEqualTo(trade.buyer());
            assertThat(page.get("sellerId").asText()).isEqualTo(trade.seller());
            assertThat(page.get("price").asLong()).isEqualTo(3000);
            assertThat(page.get("currency").asText()).isEqualTo("KRW");
            assertThat(page.get("state").asText()).isEqualTo("Requested");
            assertThat(page.get("version").asInt()).isEqualTo(1);
            assertThat(page.get("updatedAt").asText()).isEqualTo("2026-01-01T00:00:00.123Z");
            assertThat(page.has("paymentId")).isFalse();
        }
    }

    @Test
    void theTimelineTellsTheWholeTrade() {
        TradeStory trade = TradeStory.begin();

        publish(trade, trade.requested(), trade.rejected("당근 sold elsewhere"));
        awaitVersion(trade, 2);

        JsonNode page = json(trade.buyer(), "/myPages/" + trade.wtbId());
        assertThat(page.get("state").asText()).isEqualTo("Rejected");
        assertThat(page.get("reason").asText()).isEqualTo("당근 sold elsewhere");
        assertThat(page.get("paymentId").asLong()).isEqualTo(trade.paymentId());
        assertThat(page.get("timeline").toString())
                .isEqualTo("[{\"version\":1,\"eventType\":\"WtbAdded\",\"state\":\"Requested\","
                        + "\"at\":\"2026-01-01T00:00:00.123Z\"},"
                        + "{\"version\":2,\"eventType\":\"WtbRejected\",\"state\":\"Rejected\","
                        + "\"reason\":\"당근 sold elsewhere\",\"at\":\"2026-01-01T00:00:01.123Z\"}]");
    }

    @Test
    void aTradeThatNeverBeganIsSeenByItsBuyer() {
        TradeStory trade = TradeStory.begin();

        publish(trade, trade.payFailed());
        awaitVersion(trade, 1);

        assertThat(json(trade.buyer(), "/myPages").at("/items/0/state").asText())
                .isEqualTo("PayFailed");
        assertThat(get(trade.seller(), "/myPages/" + trade.wtbId()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void othersSeeNothingOfIt() {
        TradeStory trade = TradeStory.between("Ann", "Bob");

        publish(trade, trade.requested());
        awaitVersion(trade, 1);

        for (String other :
                List.of("carol", "ann", "ANN", "Ann ", "Änn", "bob", "BOB ", "%", "${exchangeProperty.x}")) {
            assertThat(json(other, "/myPages").get("items")).as(other).isEmpty();
            assertThat(json(other, "/wtbInboxes").get("items")).as(other).isEmpty();
            HttpResponse<String> page = get(other, "/myPages/" + trade.wtbId());
            assertThat(page.statusCode()).as(other).isEqualTo(404);
            assertThat(page.body()).contains(ProblemType.NOT_FOUND.uri()).doesNotContain("Bike");
        }
        assertThat(json("Bob", "/myPages").get("items")).isEmpty();
        assertThat(json("Ann", "/wtbInboxes").get("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/myPages", "/wtbInboxes", "/myPages/1"})
    void nobodySeesNothing(String path) {
        assertThat(get(null, path).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/myPages?state=Nonsense",
                "/myPages?limit=0",
                "/myPages?limit=101",
                "/wtbInboxes?limit=x",
                "/myPages?after=!!",
                "/myPages/x",
                "/myPages/0",
                "/myPages/99999999999999999999"
            })
    void aRequestKeepsTheContract(String path) {
        assertThat(get("buyer", path).statusCode()).isEqualTo(400);
    }

    @Test
    void aListCanBeOfOneState() {
        TradeStory open = TradeStory.between("chooser", "kiosk");
        TradeStory refused = TradeStory.between("chooser", "kiosk");
        publish(open, open.requested());
        publish(refused, refused.requested(), refused.rejected("no"));
        awaitVersion(open, 1);
        awaitVersion(refused, 2);

        assertThat(idsOf(json("chooser", "/myPages?state=Requested"))).containsExactly(open.wtbId());
        assertThat(idsOf(json("kiosk", "/wtbInboxes?state=Rejected"))).containsExactly(refused.wtbId());
        assertThat(idsOf(json("chooser", "/myPages?state=Finishing"))).isEmpty();
    }

    @Test
    void aStrangersHeadersDoNotSteerTheQuery() {
        TradeStory trade = TradeStory.begin();
        publish(trade, trade.requested());
        awaitVersion(trade, 1);

        HttpResponse<String> answer =
                get("intruder", "/myPages?caller=" + trade.buyer() + "&CamelJpaParameters=x&CamelJpaMaximumResults=9");

        assertThat(answer.body()).doesNotContain(trade.buyer());
    }

    private static List<Long> idsOf(JsonNode page) {
        return StreamSupport.stream(page.get("items").spliterator(), false)
                .map(item -> item.get("wtbId").asLong())
                .toList();
    }
}
