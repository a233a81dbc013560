package market.carrot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import market.carrot.acceptance.market.Answer;
import market.carrot.acceptance.market.Json;
import market.carrot.acceptance.market.Person;
import market.carrot.acceptance.market.Product;
import market.carrot.acceptance.market.Trade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The errors of the REST table, as a client meets them at the gateway: who may do what, and when. What breaks the contract is
 * in {@link ContractIT}, the 503s are among the faults.
 */
class RefusalsIT extends Story {
    private static final long NOTHING = 999_999_999;

    private final Product bike = seller.lists("Road bike", PRICE);

    @ParameterizedTest
    @CsvSource({
        "POST, /products",
        "PATCH, /products/1",
        "DELETE, /products/1",
        "POST, /wtbs",
        "GET, /wtbs/1",
        "POST, /wtbs/1/accept",
        "POST, /wtbs/1/reject",
        "POST, /wtbs/1/cancel",
        "POST, /wtbs/1/finish",
        "GET, /wtbInboxes",
        "GET, /myPages",
        "GET, /myPages/1",
        "GET, /wallets/me",
        "POST, /wallets/me/deposits",
        "POST, /wallets/me/withdrawals",
        "GET, /payments?wtbId=1",
        "GET, /payments/1",
        "GET, /payLogs"
    })
    void _401_withoutAValidTokenNobodyGetsBeyondTheCatalogue(String method, String path) {
        String body = method.equals("GET") || method.equals("DELETE") ? null : "{}";

        market.stranger().send(method, path, body).isProblem(401, "unauthenticated");
        market.withToken(forged()).send(method, path, body).isProblem(401, "unauthenticated");
    }

    @Test
    void _402_whoHasTooLittleMoneyGetsNothingAndIsNotCharged() {
        Person poor = market.someoneWith(PRICE - 1);

        Answer refused = poor.asksFor(bike).isProblem(402, "insufficient-funds").has("/state", "PayFailed");

        assertThat(poor.balance()).isEqualTo(PRICE - 1);
        assertThat(new Trade(refused.number("/wtbId"), bike, poor).payLog()).isEmpty();
        bike.now().has("/state", "OnSale").has("/available", 1);
        poor.post("/wallets/me/withdrawals", Json.object("amount", PRICE)).isProblem(402, "insufficient-funds");
    }

    @Test
    void _403_whatIsForTheOtherPartyIsNotForThisOne() {
        Trade trade = buyer.requests(bike);

        buyer.accepts(trade).isProblem(403, "forbidden");
        buyer.rejects(trade).isProblem(403, "forbidden");
        seller.cancels(trade).isProblem(403, "forbidden");
        seller.finishes(trade).isProblem(403, "forbidden");
        buyer.send("PATCH", bike.path(), Json.object("price", 1), "If-Match", bike.etag())
                .isProblem(403, "forbidden");
        buyer.send("DELETE", bike.path(), null, "If-Match", bike.etag()).isProblem(403, "forbidden");

        assertThat(trade.state()).isEqualTo("Requested");
    }

    @Test
    void _404_whatIsNotThereOrNotTheirs() {
        Trade trade = buyer.requests(bike);
        Person other = market.someone();

        Stream.of("accept", "reject", "cancel", "finish")
                .forEach(verb ->
                        other.post("/wtbs/" + trade.wtbId() + "/" + verb, null).isProblem(404, "not-found"));
        other.get("/products/" + NOTHING).isProblem(404, "not-found");
        other.get("/wtbs/" + NOTHING).isProblem(404, "not-found");
        other.get("/myPages/" + NOTHING).isProblem(404, "not-found");
        other.get("/payments/" + NOTHING).isProblem(404, "not-found");
        other.post("/wtbs", Json.object("productId", NOTHING, "price", PRICE)).isProblem(404, "not-found");
    }

    @Test
    void _409_whatIsReservedSoldOrWithdrawnIsNotOnSale() {
        Person late = market.someoneWith(PRICE);
        Trade trade = buyer.requests(bike);

        late.asksFor(bike).isProblem(409, "not-on-sale").has("/state", "PayFailed");
        seller.accepts(trade).is(200);
        buyer.finishes(trade).is(200);
        late.asksFor(bike).isProblem(409, "not-on-sale");

        Product hat = seller.lists("Hat", PRICE);
        seller.send("DELETE", hat.path(), null, "If-Match", hat.etag()).is(204);
        late.asksFor(hat).isProblem(409, "not-on-sale");
        assertThat(late.balance()).isEqualTo(PRICE);
    }

    @Test
    void _409_aPriceThatIsNotTheSellersAnyMore() {
        seller.send("PATCH", bike.path(), Json.object("price", 2 * PRICE), "If-Match", bike.etag())
                .is(200);

        buyer.asksFor(bike).isProblem(409, "price-changed");

        bike.now().has("/state", "OnSale");
    }

    @Test
    void _412_anEditOfWhatHasChangedMeanwhile() {
        seller.send("PATCH", bike.path(), Json.object("price", 2_500), "If-Match", bike.etag())
                .is(200);

        seller.send("PATCH", bike.path(), Json.object("price", 2_000), "If-Match", bike.etag())
                .isProblem(412, "precondition-failed");
        seller.send("DELETE", bike.path(), null, "If-Match", bike.etag()).isProblem(412, "precondition-failed");

        bike.now().has("/price", 2_500);
    }

    @Test
    void _422_nobodyBuysFromThemselves() {
        seller.deposits(PRICE);

        seller.asksFor(bike).isProblem(422, "own-product");

        assertThat(seller.balance()).isEqualTo(PRICE);
        bike.now().has("/state", "OnSale");
    }

    @Test
    void _428_anEditThatDoesNotSayWhatWasSeen() {
        seller.send("PATCH", bike.path(), Json.object("price", 2_500)).isProblem(428, "precondition-required");
    }

    /** A token as it should be, but signed by nobody we know. */
    private static String forged() {
        return "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9"
                + ".eyJzdWIiOiJzZWxsZXIiLCJhdWQiOiJjYXJyb3QtbWFya2V0IiwiZXhwIjo0MTAyNDQ0ODAwfQ"
                + ".c2lnbmVkLWJ5LW5vYm9keQ";
    }
}
