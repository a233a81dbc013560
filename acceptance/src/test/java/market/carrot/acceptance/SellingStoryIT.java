package market.carrot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import market.carrot.acceptance.market.Answer;
import market.carrot.acceptance.market.Json;
import market.carrot.acceptance.market.Person;
import market.carrot.acceptance.market.Product;
import org.junit.jupiter.api.Test;

/** R1: a seller registers a product. */
class SellingStoryIT extends Story {

    @Test
    void r1_aSellerListsAProductAndAnyoneFindsIt() {
        Product bike = seller.lists("Road bike", PRICE);

        JsonNode found = market.stranger()
                .get("/products?q=" + URLEncoder.encode(bike.title(), StandardCharsets.UTF_8))
                .is(200)
                .json();

        assertThat(found.at("/items")).hasSize(1);
        assertThat(found.at("/items/0/productId").asLong()).isEqualTo(bike.productId());
        assertThat(found.at("/next").isNull()).isTrue();
        market.stranger()
                .get(bike.path())
                .is(200)
                .has("/title", bike.title())
                .has("/sellerId", seller.name())
                .has("/price", PRICE)
                .has("/currency", "KRW")
                .has("/quantity", 1)
                .has("/available", 1)
                .has("/state", "OnSale");
    }

    @Test
    void r1_theSellerChangesThePriceAndTakesTheProductOffTheMarket() {
        Product bike = seller.lists("Road bike", PRICE);

        Answer changed = seller.send("PATCH", bike.path(), Json.object("price", 2_500), "If-Match", bike.etag())
                .is(200)
                .has("/price", 2_500);
        String etag = changed.header("ETag").orElseThrow();
        seller.send("DELETE", bike.path(), null, "If-Match", etag).is(204);

        bike.now().has("/state", "Withdrawn").has("/price", 2_500);
    }

    @Test
    void r1_aProductOfManyUnitsServesManyBuyers() {
        Product socks = seller.lists("Socks", PRICE, 3);
        Person another = market.someoneWith(PRICE);

        buyer.requests(socks);
        buyer.requests(socks);
        socks.now().has("/available", 1).has("/state", "OnSale");
        another.requests(socks);

        socks.now().has("/available", 0).has("/state", "Reserved");
    }
}
