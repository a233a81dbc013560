package market.carrot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import market.carrot.acceptance.market.Answer;
import market.carrot.acceptance.market.Json;
import market.carrot.acceptance.market.Person;
import market.carrot.acceptance.market.Product;
import market.carrot.acceptance.market.Trade;
import org.junit.jupiter.api.Test;

/**
 * The errors of the REST table, as a client meets them at the gateway: who may do what, and when. What breaks the contract is
 * in {@link ContractIT}, the 503s are among the faults.
 */
class RefusalsIT extends Story {
    private static final long NOTHING = 999_999_999;
    private static final long REFUSED_BY_PROVIDER = 402;

    private final Product bike = seller.lists("Road bike", PRICE);

    @Test
    void _402_whoHasTooLittleMoneyGetsNothingAndIsNotCharged() {
        Person poor = market.someoneWith(PRICE - 1);

        Answer refused = poor.asksFor(bike).isProblem(402, "insufficient-funds").has("/state", "PayFailed");

        assertThat(poor.balance()).isEqualTo(PRICE - 1);
        assertThat(new Trade(refused.number("/wtbId"), bike, poor).payLog()).isEmpty();
        bike.now().has("/state", "OnSale").has("/available", 1);
        poor.post("/wallets/me/withdrawals", Json.object("amount", PRICE)).isProblem(402, "insufficient-funds");
    }

    /** The sandbox's provider refuses this amount, both ways. */
    @Test
    void _402_whatTheProviderRefusesIsNotBooked() {
        Person rich = market.someoneWith(REFUSED_BY_PROVIDER + 1);

        rich.post("/wallets/me/deposits", Json.object("amount", REFUSED_BY_PROVIDER))
                .isProblem(402, "provider-refused");
        rich.post("/wallets/me/withdrawals", Json.object("amount", REFUSED_BY_PROVIDER))
                .isProblem(402, "provider-refused");

        assertThat(rich.balance()).isEqualTo(REFUSED_BY_PROVIDER + 1);
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
        other.send("PATCH", "/products/" + NOTHING, Json.object("price", 1), "If-Match", "*")
                .isProblem(404, "not-found");
        other.send("DELETE", "/products/" + NOTHING, null).isProblem(404, "not-found");
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
    void _409_aTradeThatHasEndedIsNotDecidedAgain() {
        Trade trade = buyer.requests(bike);
        seller.accepts(trade).is(200);

        seller.rejects(trade).isProblem(409, "trade-state-conflict");
        buyer.cancels(trade).isProblem(409, "trade-state-conflict");
        buyer.finishes(trade).is(200);
        seller.accepts(trade).isProblem(409, "trade-state-conflict");
        Trade open = buyer.requests(seller.lists("Hat", PRICE));
        buyer.finishes(open).isProblem(409, "trade-state-conflict");
    }

    @Test
    void _409_aPriceThatIsNotTheSellersAnyMore() {
        seller.send("PATCH", bike.path(), Json.object("price", 2 * PRICE), "If-Match", bike.etag())
                .is(200);

        buyer.asksFor(bike).isProblem(409, "price-changed");

        bike.now().has("/state", "OnSale");
    }

    @Test
    void _409_anEditOfWhatIsWithdrawnOrOfUnitsThatAreReserved() {
        Product socks = seller.lists("Socks", PRICE, 3);
        buyer.requests(socks);
        buyer.requests(socks);

        seller.send("PATCH", socks.path(), Json.object("quantity", 1), "If-Match", "*")
                .isProblem(409, "trade-state-conflict");
        seller.send("DELETE", bike.path(), null, "If-Match", bike.etag()).is(204);
        seller.send("PATCH", bike.path(), Json.object("price", 1), "If-Match", "*")
                .isProblem(409, "not-on-sale");

        socks.now().has("/quantity", 3).has("/available", 1);
        bike.now().has("/state", "Withdrawn").has("/price", PRICE);
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
}
