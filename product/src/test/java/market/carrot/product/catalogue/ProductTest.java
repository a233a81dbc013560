package market.carrot.product.catalogue;

import static market.carrot.platform.problem.ProblemType.FORBIDDEN;
import static market.carrot.platform.problem.ProblemType.INVALID_REQUEST;
import static market.carrot.platform.problem.ProblemType.NOT_ON_SALE;
import static market.carrot.platform.problem.ProblemType.OWN_PRODUCT;
import static market.carrot.platform.problem.ProblemType.PRECONDITION_FAILED;
import static market.carrot.platform.problem.ProblemType.PRICE_CHANGED;
import static market.carrot.platform.problem.ProblemType.TRADE_STATE_CONFLICT;
import static market.carrot.product.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import market.carrot.platform.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductTest {
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");
    private static final Money PRICE = new Money(3000, "KRW");
    private static final Edit NOTHING = new Edit(null, null, null, null);

    @Test
    void aListedProductIsOnSaleOnceForWonUnlessTheSellerSaysOtherwise() {
        Product bike = Product.list("seller", new Offer(" Bike ", null, 3000, null, null), NOW);

        assertThat(bike.state()).isEqualTo(ProductState.OnSale);
        assertThat(bike.title()).isEqualTo("Bike");
        assertThat(bike.price()).isEqualTo(PRICE);
        assertThat(bike.available()).isEqualTo(1);
        assertThat(bike.listedAt()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void nothingIsGivenAway(long price) {
        assertRefused(INVALID_REQUEST, () -> offer("Bike", "", price, "KRW", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\0", "a\0b"})
    void aTitleSaysSomethingThatCanBeStored(String title) {
        assertRefused(INVALID_REQUEST, () -> offer(title, "", 1, "KRW", 1));
    }

    @Test
    void textsHaveLimitsInCharactersAsReadersCountThem() {
        assertThat(offer("🚲".repeat(100), "🚲".repeat(2000), 1, "KRW", 1).title())
                .isEqualTo("🚲".repeat(100));
        assertRefused(INVALID_REQUEST, () -> offer("🚲".repeat(101), "", 1, "KRW", 1));
        assertRefused(INVALID_REQUEST, () -> offer("Bike", "x".repeat(2001), 1, "KRW", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"QQQ", "won", ""})
    void aPriceIsInACurrencyOfThisWorld(String currency) {
        assertRefused(INVALID_REQUEST, () -> offer("Bike", "", 1, currency, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_000_001})
    void aStockIsFromOneToAMillion(int quantity) {
        assertRefused(INVALID_REQUEST, () -> offer("Bike", "", 1, "KRW", quantity));
    }

    @Test
    void theLastUnitIsReservedReleasedAndSold() {
        Product bike = bikes(1);

        bike.reserve("buyer", PRICE);
        assertThat(bike.state()).isEqualTo(ProductState.Reserved);
        assertThat(bike.available()).isZero();
        assertRefused(NOT_ON_SALE, () -> bike.reserve("buyer2", PRICE));

        bike.release();
        assertThat(bike.state()).isEqualTo(ProductState.OnSale);

        bike.reserve("buyer2", PRICE);
        bike.sell();
        assertThat(bike.state()).isEqualTo(ProductState.Sold);
        assertRefused(NOT_ON_SALE, () -> bike.reserve("buyer", PRICE));
    }

    @Test
    void manyUnitsServeManyBuyers() {
        Product bikes = bikes(3);

        bikes.reserve("buyer", PRICE);
        bikes.reserve("buyer", PRICE);
        bikes.sell();
        assertThat(bikes.state()).isEqualTo(ProductState.OnSale);
        assertThat(bikes.available()).isEqualTo(1);

        bikes.reserve("buyer", PRICE);
        assertThat(bikes.state()).isEqualTo(ProductState.Reserved);
    }

    @Test
    void onlyWhatIsReservedCanBeReleasedOrSold() {
        assertThatIllegalStateException().isThrownBy(() -> bikes(1).release());
        assertThatIllegalStateException().isThrownBy(() -> bikes(1).sell());
    }

    @Test
    void aSellerDoesNotBuyTheOwnProduct() {
        assertRefused(OWN_PRODUCT, () -> bikes(1).reserve("seller", PRICE));
    }

    @Test
    void aBuyerPaysTheAskedPriceInTheAskedCurrency() {
        assertRefused(PRICE_CHANGED, () -> bikes(1).reserve("buyer", new Money(2999, "KRW")));
        assertRefused(PRICE_CHANGED, () -> bikes(1).reserve("buyer", new Money(3000, "EUR")));
    }

    @Test
    void theSellerChangesWhatIsNamedAndNothingElse() {
        Product bike = Product.list("seller", new Offer("Bike", "Old", 3000, "KRW", 1), NOW);

        bike.edit("seller", seen(1), new Edit("Road bike", null, 2500L, 2));
        assertThat(bike.title()).isEqualTo("Road bike");
        assertThat(bike.description()).isEqualTo("Old");
        assertThat(bike.price()).isEqualTo(new Money(2500, "KRW"));
        assertThat(bike.quantity()).isEqualTo(2);
        assertThat(bike.version()).isEqualTo(2);

        bike.edit("seller", seen(2), new Edit(null, "", null, null));
        assertThat(bike.description()).isNull();
        assertThat(bike.title()).isEqualTo("Road bike");
    }

    @Test
    void anEditByAnotherOrOfAnotherVersionIsRefused() {
        assertRefused(FORBIDDEN, () -> bikes(1).edit("buyer", seen(1), NOTHING));
        assertRefused(PRECONDITION_FAILED, () -> bikes(1).edit("seller", seen(7), NOTHING));
    }

    @Test
    void aReservationInBetweenDoesNotMakeAnEditFail() {
        Product bikes = bikes(2);
        bikes.reserve("buyer", PRICE);

        bikes.edit("seller", seen(1), new Edit(null, null, 4000L, null));

        assertThat(bikes.price()).isEqualTo(new Money(4000, "KRW"));
    }

    @Test
    void promisedUnitsCannotBeTakenAway() {
        Product bikes = bikes(3);
        bikes.reserve("buyer", PRICE);
        bikes.reserve("buyer2", PRICE);
        bikes.sell();

        assertRefused(TRADE_STATE_CONFLICT, () -> bikes.edit("seller", seen(1), new Edit(null, null, null, 1)));
        bikes.edit("seller", seen(1), new Edit(null, null, null, 2));

        assertThat(bikes.state()).isEqualTo(ProductState.Reserved);
    }

    @Test
    void moreUnitsPutASoldProductOnSaleAgain() {
        Product bike = bikes(1);
        bike.reserve("buyer", PRICE);
        bike.sell();

        bike.edit("seller", seen(1), new Edit(null, null, null, 2));

        assertThat(bike.state()).isEqualTo(ProductState.OnSale);
        assertThat(bike.available()).isEqualTo(1);
    }

    @Test
    void aWithdrawnProductStaysWithdrawnWhileItsTradesGoOn() {
        Product bikes = bikes(3);
        bikes.reserve("buyer", PRICE);
        bikes.reserve("buyer2", PRICE);

        bikes.withdraw("seller", SeenVersion.ANY);
        bikes.release();
        bikes.sell();

        assertThat(bikes.state()).isEqualTo(ProductState.Withdrawn);
        assertThat(bikes.available()).isZero();
        assertRefused(NOT_ON_SALE, () -> bikes.reserve("buyer", PRICE));
        assertRefused(NOT_ON_SALE, () -> bikes.edit("seller", SeenVersion.ANY, NOTHING));
    }

    @Test
    void withdrawingIsTheSellersAloneAndTwiceIsOnce() {
        Product bike = bikes(1);

        assertRefused(FORBIDDEN, () -> bike.withdraw("buyer", SeenVersion.ANY));
        assertRefused(PRECONDITION_FAILED, () -> bike.withdraw("seller", seen(2)));
        bike.withdraw("seller", seen(1));
        bike.withdraw("seller", SeenVersion.ANY);

        assertThat(bike.version()).isEqualTo(2);
    }

    private static Product bikes(int quantity) {
        return offer("Bike", "Two summers old", 3000, "KRW", quantity);
    }

    private static Product offer(String title, String description, long price, String currency, int quantity) {
        return Product.list("seller", new Offer(title, description, price, currency, quantity), NOW);
    }

    private static SeenVersion seen(long version) {
        return SeenVersion.required("\"" + version + "\"");
    }
}
