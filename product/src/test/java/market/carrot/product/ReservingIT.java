package market.carrot.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import market.carrot.platform.paging.Cursor;
import market.carrot.platform.problem.ProblemType;
import org.junit.jupiter.api.Test;

/** What the trade does with the units of a product, whatever comes twice, late or in the wrong order. */
class ReservingIT extends RunningProduct {
    private static final String SELLER = Tokens.ofUser("seller");

    @Test
    void aTradeReservesAUnitAndBuysIt() {
        long bike = listedBike("seller", 1);
        long wtb = newWtb();

        Answer reserved = reserve(bike, wtb, "buyer").is(200);
        assertThat(reserved.number("productId")).isEqualTo(bike);
        assertThat(reserved.number("wtbId")).isEqualTo(wtb);
        assertThat(reserved.text("sellerId")).isEqualTo("seller");
        assertThat(reserved.text("title")).isEqualTo("Bike");
        assertThat(reserved.number("price")).isEqualTo(3000);
        assertThat(reserved.text("currency")).isEqualTo("KRW");
        assertThat(reserved.text("state")).isEqualTo("Reserved");
        assertThat(product(bike).text("state")).isEqualTo("Reserved");

        Answer sold = sell(bike, wtb).is(200);
        assertThat(sold.text("state")).isEqualTo("Sold");
        assertThat(product(bike).text("state")).isEqualTo("Sold");

        assertThat(sell(bike, wtb).is(200).json()).isEqualTo(sold.json());
        release(bike, wtb).isRefusal(ProblemType.RESERVATION_SOLD);
        reserve(bike, wtb, "buyer").isRefusal(ProblemType.RESERVATION_SOLD);
    }

    @Test
    void aTradeGivesItsUnitBackOnce() {
        long bikes = listedBike("seller", 2);
        long wtb = newWtb();
        reserve(bikes, wtb, "buyer").is(200);

        Answer released = release(bikes, wtb).is(200);
        assertThat(released.text("state")).isEqualTo("Released");
        assertThat(release(bikes, wtb).is(200).json()).isEqualTo(released.json());

        assertThat(product(bikes).number("available")).isEqualTo(2);
        reserve(bikes, wtb, "buyer").isRefusal(ProblemType.RESERVATION_RELEASED);
        sell(bikes, wtb).isRefusal(ProblemType.RESERVATION_RELEASED);
    }

    @Test
    void theSameReservationTakesOneUnitAndAnswersTheSameAfterANewPrice() {
        long bikes = listedBike("seller", 2);
        long wtb = newWtb();
        Answer first = reserve(bikes, wtb, "buyer").is(200);
        market.call("PATCH", "/products/" + bikes, SELLER, "{\"price\":9999}", "If-Match", "*")
                .is(200);

        assertThat(reserve(bikes, wtb, "buyer").is(200).json()).isEqualTo(first.json());

        assertThat(product(bikes).number("available")).isEqualTo(1);
    }

    @Test
    void aReleaseThatComesFirstRefusesTheReservation() {
        long bike = listedBike("seller", 1);
        long wtb = newWtb();

        assertThat(release(bike, wtb).is(200).text("state")).isEqualTo("Released");

        reserve(bike, wtb, "buyer").isRefusal(ProblemType.RESERVATION_RELEASED);
        assertThat(product(bike).text("state")).isEqualTo("OnSale");
    }

    @Test
    void aReleaseForAProductThatNeverWasIsRemembered() {
        long wtb = newWtb();

        release(999_999_999, wtb).is(200);

        reserve(listedBike("seller", 1), wtb, "buyer").isRefusal(ProblemType.RESERVATION_RELEASED);
    }

    @Test
    void whatCannotBeHadIsRefusedAndLeavesTheTradeFree() {
        long bike = listedBike("seller", 1);
        long wtb = newWtb();

        reserve(999_999_999, wtb, "buyer").isRefusal(ProblemType.NOT_FOUND);
        reserve(bike, wtb, "seller").isRefusal(ProblemType.OWN_PRODUCT);
        reserve(bike, wtb, "buyer", 2999, "KRW").isRefusal(ProblemType.PRICE_CHANGED);
        reserve(bike, wtb, "buyer", 3000, "EUR").isRefusal(ProblemType.PRICE_CHANGED);
        reserve(bike, wtb, "buyer", 3000, "QQQ").isRefusal(ProblemType.INVALID_REQUEST);
        sell(bike, wtb).isRefusal(ProblemType.NOT_FOUND);

        reserve(bike, wtb, "buyer").is(200);
        reserve(bike, newWtb(), "buyer2").isRefusal(ProblemType.NOT_ON_SALE);
    }

    @Test
    void aTradeKeepsItsProductAndBuyer() {
        long bike = listedBike("seller", 1);
        long other = listedBike("seller", 1);
        long wtb = newWtb();
        reserve(bike, wtb, "buyer").is(200);

        reserve(other, wtb, "buyer").isRefusal(ProblemType.TRADE_DATA_MISMATCH);
        reserve(bike, wtb, "buyer2").isRefusal(ProblemType.TRADE_DATA_MISMATCH);
        release(other, wtb).isRefusal(ProblemType.TRADE_DATA_MISMATCH);
        sell(other, wtb).isRefusal(ProblemType.TRADE_DATA_MISMATCH);

        assertThat(product(other).text("state")).isEqualTo("OnSale");
        assertThat(product(bike).text("state")).isEqualTo("Reserved");
    }

    /** Reconciliation asks by trade, and walks through what is still reserved. */
    @Test
    void reservationsAreFoundByTradeAndListedWhileTheyAreOpen() {
        long bikes = listedBike("seller", 5);
        long open = newWtb();
        long later = newWtb();
        long sold = newWtb();
        long tombstone = newWtb();
        long unknown = newWtb();
        reserve(bikes, open, "buyer").is(200);
        reserve(bikes, later, "buyer").is(200);
        reserve(bikes, sold, "buyer").is(200);
        sell(bikes, sold).is(200);
        release(bikes, tombstone).is(200);
        String service = Tokens.ofOrchestrator();

        Answer found = market.call(
                "GET", "/reservations?wtbIds=%d,%d,%d,%d".formatted(open, sold, tombstone, unknown), service, null);
        assertThat(found.is(200).json().path("items"))
                .extracting(item -> item.path("wtbId").asLong() + " "
                        + item.path("state").asText() + " "
                        + (item.path("productId").asLong() == bikes))
                .containsExactlyInAnyOrder(open + " Reserved true", sold + " Sold true", tombstone + " Released true");
        assertThat(found.json().path("items"))
                .allSatisfy(item ->
                        assertThat(Instant.parse(item.path("since").asText())).isNotNull());

        Answer first = market.call(
                "GET", "/reservations/open?limit=1&after=" + new Cursor("reservations").after(open - 1), service, null);
        assertThat(first.is(200).json().at("/items/0/wtbId").asLong()).isEqualTo(open);
        Answer second = market.call("GET", "/reservations/open?after=" + first.text("next"), service, null);
        assertThat(second.is(200).json().path("items"))
                .extracting(item -> item.path("wtbId").asLong())
                .containsExactly(later);
        assertThat(second.json().path("next").isNull()).isTrue();

        market.call("GET", "/reservations/open", Tokens.ofUser("buyer"), null).isRefusal(ProblemType.FORBIDDEN);
        market.call("GET", "/reservations?wtbIds=1,x", service, null).isRefusal(ProblemType.INVALID_REQUEST);
    }
}
