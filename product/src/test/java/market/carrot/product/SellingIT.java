package market.carrot.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import market.carrot.platform.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What sellers do with their products. */
class SellingIT extends RunningProduct {
    private static final String SELLER = Tokens.ofUser("seller");
    private static final String OTHER = Tokens.ofUser("other");

    @Test
    void aListedProductIsReadableWhereTheAnswerSays() {
        Answer listed = listed(
                "seller",
                "{\"title\":\"자전거\",\"description\":\"거의 새것\",\"price\":3000,\"currency\":\"KRW\",\"quantity\":2}");

        assertThat(listed.header("Location")).isEqualTo("/products/" + listed.number("productId"));
        assertThat(listed.header("Content-Type")).isEqualTo("application/json");
        assertThat(listed.text("sellerId")).isEqualTo("seller");
        assertThat(listed.text("title")).isEqualTo("자전거");
        assertThat(listed.text("description")).isEqualTo("거의 새것");
        assertThat(listed.number("price")).isEqualTo(3000);
        assertThat(listed.number("quantity")).isEqualTo(2);
        assertThat(listed.number("available")).isEqualTo(2);
        assertThat(listed.text("state")).isEqualTo("OnSale");
        assertThat(Instant.parse(listed.text("listedAt")))
                .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());

        Answer read = market.get(listed.header("Location")).is(200);
        assertThat(read.json()).isEqualTo(listed.json());
        assertThat(read.header("ETag")).isEqualTo(listed.header("ETag")).matches("\"\\d+\"");
    }

    @Test
    void quotedNumbersAreNumbersAndTheRestHasDefaults() {
        Answer listed = listed("seller", "{\"title\":\"Lamp\",\"price\":\"3000\",\"quantity\":\"7\"}");
        assertThat(listed.number("price")).isEqualTo(3000);
        assertThat(listed.number("quantity")).isEqualTo(7);

        Answer plain = listed("seller", "{\"title\":\"Lamp\",\"price\":1}");
        assertThat(plain.number("quantity")).isEqualTo(1);
        assertThat(plain.text("currency")).isEqualTo("KRW");
        assertThat(plain.json().has("description")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"price\":1}",
                "{\"title\":\"Lamp\"}",
                "{\"title\":\"\",\"price\":1}",
                "{\"title\":\"   \",\"price\":1}",
                "{\"title\":\"a\\u0000b\",\"price\":1}",
                "{\"title\":\"Lamp\",\"price\":0}",
                "{\"title\":\"Lamp\",\"price\":-1}",
                "{\"title\":\"Lamp\",\"price\":1.5}",
                "{\"title\":\"Lamp\",\"price\":99999999999999999999}",
                "{\"title\":\"Lamp\",\"price\":\"much\"}",
                "{\"title\":\"Lamp\",\"price\":null}",
                "{\"title\":\"Lamp\",\"price\":1,\"currency\":\"QQQ\"}",
                "{\"title\":\"Lamp\",\"price\":1,\"currency\":\"krw\"}",
                "{\"title\":\"Lamp\",\"price\":1,\"quantity\":0}",
                "{\"title\":\"Lamp\",\"price\":1,\"quantity\":1000001}",
                "{\"title\":\"Lamp\",\"price\":1,\"sellerId\":\"other\"}",
                "{\"title\":\"Lamp\",",
                "[]",
                "null"
            })
    void anOfferThatDoesNotKeepTheContractIsRefused(String offer) {
        market.call("POST", "/products", SELLER, offer).isRefusal(ProblemType.INVALID_REQUEST);
    }

    @Test
    void onlyJsonIsUnderstood() {
        market.call("POST", "/products", SELLER, "title=Lamp", "Content-Type", "text/plain")
                .isRefusal(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        market.call("POST", "/products", SELLER, null).isRefusal(ProblemType.INVALID_REQUEST);
    }

    @Test
    void theSellerEditsWhatWasSeen() {
        Answer listed = listed("seller", "{\"title\":\"Bike\",\"price\":3000}");
        String path = listed.header("Location");

        Answer edited = market.call(
                        "PATCH",
                        path,
                        SELLER,
                        "{\"title\":\"Road bike\",\"description\":\"Red\",\"price\":\"2500\",\"quantity\":3}",
                        "If-Match",
                        listed.header("ETag"))
                .is(200);

        assertThat(edited.text("title")).isEqualTo("Road bike");
        assertThat(edited.number("price")).isEqualTo(2500);
        assertThat(edited.number("available")).isEqualTo(3);
        assertThat(edited.header("ETag")).isNotEqualTo(listed.header("ETag"));
        Answer read = market.get(path);
        assertThat(read.json()).isEqualTo(edited.json());
        assertThat(read.header("ETag")).isEqualTo(edited.header("ETag"));

        market.call("PATCH", path, SELLER, "{\"price\":1}", "If-Match", listed.header("ETag"))
                .isRefusal(ProblemType.PRECONDITION_FAILED);
        market.call("PATCH", path, SELLER, "{\"price\":1}", "If-Match", "W/" + edited.header("ETag"))
                .isRefusal(ProblemType.PRECONDITION_FAILED);
        market.call("PATCH", path, SELLER, "{\"price\":1}").isRefusal(ProblemType.PRECONDITION_REQUIRED);
        market.call("PATCH", path, OTHER, "{\"price\":1}", "If-Match", "*").isRefusal(ProblemType.FORBIDDEN);
        assertThat(market.get(path).json()).isEqualTo(edited.json());

        market.call("PATCH", path, SELLER, "{\"price\":7}", "If-Match", "\"77\", W/\"1\", " + edited.header("ETag"))
                .is(200);
        market.call("PATCH", path, SELLER, "{\"price\":8}", "If-Match", "*").is(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"price\":0}", "{\"title\":null}", "{\"currency\":\"EUR\"}", "{\"state\":\"OnSale\"}"})
    void anEditThatDoesNotKeepTheContractIsRefused(String edit) {
        market.call("PATCH", "/products/" + listedBike("seller", 1), SELLER, edit, "If-Match", "*")
                .isRefusal(ProblemType.INVALID_REQUEST);
    }

    @Test
    void promisedUnitsCannotBeEditedAway() {
        long bikes = listedBike("seller", 3);
        reserve(bikes, newWtb(), "buyer").is(200);
        reserve(bikes, newWtb(), "buyer").is(200);
        String etag = product(bikes).header("ETag");

        market.call("PATCH", "/products/" + bikes, SELLER, "{\"quantity\":1}", "If-Match", etag)
                .isRefusal(ProblemType.TRADE_STATE_CONFLICT);
        Answer edited = market.call("PATCH", "/products/" + bikes, SELLER, "{\"quantity\":2}", "If-Match", etag)
                .is(200);

        assertThat(edited.text("state")).isEqualTo("Reserved");
    }

    @Test
    void aWithdrawnProductStaysReadableAndItsTradesGoOn() {
        long bikes = listedBike("seller", 3);
        long goesThrough = newWtb();
        long fails = newWtb();
        reserve(bikes, goesThrough, "buyer").is(200);
        reserve(bikes, fails, "buyer").is(200);

        market.call("DELETE", "/products/" + bikes, OTHER, null).isRefusal(ProblemType.FORBIDDEN);
        market.call("DELETE", "/products/" + bikes, SELLER, null, "If-Match", "\"77\"")
                .isRefusal(ProblemType.PRECONDITION_FAILED);
        market.call(
                        "DELETE",
                        "/products/" + bikes,
                        SELLER,
                        null,
                        "If-Match",
                        product(bikes).header("ETag"))
                .is(204);
        market.call("DELETE", "/products/" + bikes, SELLER, null).is(204);

        assertThat(product(bikes).text("state")).isEqualTo("Withdrawn");
        market.call("PATCH", "/products/" + bikes, SELLER, "{\"price\":1}", "If-Match", "*")
                .isRefusal(ProblemType.NOT_ON_SALE);
        reserve(bikes, newWtb(), "buyer").isRefusal(ProblemType.NOT_ON_SALE);
        reserve(bikes, goesThrough, "buyer").is(200);
        sell(bikes, goesThrough).is(200);
        release(bikes, fails).is(200);
        assertThat(product(bikes).text("state")).isEqualTo("Withdrawn");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        market.get("/products/999999999").isRefusal(ProblemType.NOT_FOUND);
        market.call("PATCH", "/products/999999999", SELLER, "{\"price\":1}", "If-Match", "*")
                .isRefusal(ProblemType.NOT_FOUND);
        market.call("DELETE", "/products/999999999", SELLER, null).isRefusal(ProblemType.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "abc", "1.5", "9223372036854775808", "1%20or%201=1"})
    void anIdIsAPositiveNumber(String id) {
        market.get("/products/" + id).isRefusal(ProblemType.INVALID_REQUEST);
    }
}
