package market.carrot.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import market.carrot.platform.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How buyers find products. */
class SearchIT extends RunningProduct {

    @Test
    void pagesGoFromTheNewestToTheOldestAndMissNone() {
        List<Long> newestFirst = LongStream.rangeClosed(1, 7)
                .map(i -> listedBike("pager", 1))
                .boxed()
                .sorted((a, b) -> Long.compare(b, a))
                .toList();

        List<Long> seen = new ArrayList<>();
        String after = "";
        do {
            Answer page = market.get("/products?sellerId=pager&limit=3" + after).is(200);
            assertThat(page.json().get("items").size()).isBetween(1, 3);
            seen.addAll(ids(page));
            // what is listed meanwhile is on no later page
            listedBike("pager", 1);
            after = page.json().get("next").isNull() ? null : "&after=" + page.text("next");
        } while (after != null);

        assertThat(seen).isEqualTo(newestFirst);
    }

    @Test
    void aPageHasTwentyUnlessTheClientSaysOtherwise() {
        for (int i = 0; i < 21; i++) {
            listedBike("many", 1);
        }
        assertThat(ids(market.get("/products?sellerId=many"))).hasSize(20);
        assertThat(ids(market.get("/products?sellerId=many&limit=100"))).hasSize(21);
        assertThat(market.get("/products?sellerId=many&limit=21")
                        .json()
                        .get("next")
                        .isNull())
                .isTrue();
    }

    @Test
    void wordsAreFoundInTitleAndDescriptionInUpperAndLowerCase() {
        long inTitle = titled("words", "Café CHAIR", "Oak");
        long inDescription = titled("words", "Seat", "a nice café chair");
        titled("words", "Table", "Oak");

        assertThat(found("words", "cAFÉ chair")).containsExactly(inDescription, inTitle);
        assertThat(found("words", "chair oak")).isEmpty();
        assertThat(found("words", "  ")).hasSize(3);
    }

    @Test
    void twoSyllablesAreEnough() {
        long chair = titled("hangul", "나무 의자", "튼튼합니다");

        assertThat(found("hangul", "의자")).containsExactly(chair);
    }

    @ParameterizedTest
    @ValueSource(strings = {"50%", "a_b", "c\\d", "it's", "%", "_", "\\", "${sys.user.home}", "\"q\""})
    void signsThatDatabasesGiveMeaningToMeanThemselves(String sign) {
        String seller = "signs " + sign;
        long exact = titled(seller, "x " + sign.replace("\\", "\\\\").replace("\"", "\\\"") + " y", "");
        titled(seller, "x 50 aXb cd its y", "");

        assertThat(found(seller, sign)).containsExactly(exact);
    }

    @Test
    void statesTellWhatCanBeHadNow() {
        long onSale = listedBike("states", 2);
        long reserved = listedBike("states", 1);
        long sold = listedBike("states", 1);
        long withdrawn = listedBike("states", 1);
        reserve(onSale, newWtb(), "buyer").is(200);
        reserve(reserved, newWtb(), "buyer").is(200);
        long wtb = newWtb();
        reserve(sold, wtb, "buyer").is(200);
        sell(sold, wtb).is(200);
        market.call("DELETE", "/products/" + withdrawn, Tokens.ofUser("states"), null)
                .is(204);

        assertThat(ids(market.get("/products?sellerId=states&state=OnSale"))).containsExactly(onSale);
        assertThat(ids(market.get("/products?sellerId=states&state=Reserved"))).containsExactly(reserved);
        assertThat(ids(market.get("/products?sellerId=states&state=Sold"))).containsExactly(sold);
        assertThat(ids(market.get("/products?sellerId=states&state=Withdrawn"))).containsExactly(withdrawn);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=abc",
                "limit=1&limit=2",
                "state=Broken",
                "after=garbage!",
                "after=x",
                "q=%00",
                "sellerId=a%00"
            })
    void aQueryThatDoesNotKeepTheContractIsRefused(String query) {
        market.get("/products?" + query).isRefusal(ProblemType.INVALID_REQUEST);
    }

    private long titled(String seller, String title, String description) {
        return listed(seller, "{\"title\":\"%s\",\"description\":\"%s\",\"price\":1}".formatted(title, description))
                .number("productId");
    }

    private List<Long> found(String seller, String text) {
        return ids(market.get("/products?sellerId=%s&q=%s".formatted(encoded(seller), encoded(text))));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static List<Long> ids(Answer page) {
        return StreamSupport.stream(page.is(200).json().get("items").spliterator(), false)
                .map((JsonNode item) -> item.get("productId").asLong())
                .toList();
    }
}
