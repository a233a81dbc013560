package market.carrot.product.reservation;

import static market.carrot.platform.problem.ProblemType.RESERVATION_RELEASED;
import static market.carrot.platform.problem.ProblemType.RESERVATION_SOLD;
import static market.carrot.platform.problem.ProblemType.TRADE_DATA_MISMATCH;
import static market.carrot.product.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import market.carrot.platform.money.Money;
import org.junit.jupiter.api.Test;

class ReservationTest {
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(5);
    private static final Money PRICE = new Money(3000, "KRW");
    private static final long WTB = 7;
    private static final long BIKE = 1;

    private final Reservation reservation = Reservation.of(WTB, BIKE, "buyer", PRICE, NOW);

    @Test
    void theSameRequestIsConfirmedAsOftenAsItComes() {
        assertThatCode(() -> reservation.confirm(BIKE, "buyer", PRICE)).doesNotThrowAnyException();
    }

    @Test
    void aTradeDoesNotChangeItsProductBuyerOrPrice() {
        assertRefused(TRADE_DATA_MISMATCH, () -> reservation.confirm(2, "buyer", PRICE));
        assertRefused(TRADE_DATA_MISMATCH, () -> reservation.confirm(BIKE, "buyer2", PRICE));
        assertRefused(TRADE_DATA_MISMATCH, () -> reservation.confirm(BIKE, "buyer", new Money(1, "KRW")));
        assertRefused(TRADE_DATA_MISMATCH, () -> reservation.release(2, LATER));
        assertRefused(TRADE_DATA_MISMATCH, () -> reservation.sell(2, LATER));
    }

    @Test
    void theUnitGoesBackOnce() {
        assertThat(reservation.release(BIKE, LATER)).isTrue();
        assertThat(reservation.release(BIKE, LATER)).isFalse();

        assertThat(reservation.state()).isEqualTo(ReservationState.Released);
        assertThat(reservation.updatedAt()).isEqualTo(LATER);
    }

    @Test
    void theUnitIsSoldOnce() {
        assertThat(reservation.sell(BIKE, LATER)).isTrue();
        assertThat(reservation.sell(BIKE, LATER)).isFalse();

        assertThat(reservation.state()).isEqualTo(ReservationState.Sold);
    }

    @Test
    void aReleasedUnitIsNeitherReservedAgainNorSold() {
        reservation.release(BIKE, LATER);

        assertRefused(RESERVATION_RELEASED, () -> reservation.confirm(BIKE, "buyer", PRICE));
        assertRefused(RESERVATION_RELEASED, () -> reservation.sell(BIKE, LATER));
    }

    @Test
    void aSoldUnitIsNeitherReservedAgainNorReleased() {
        reservation.sell(BIKE, LATER);

        assertRefused(RESERVATION_SOLD, () -> reservation.confirm(BIKE, "buyer", PRICE));
        assertRefused(RESERVATION_SOLD, () -> reservation.release(BIKE, LATER));
    }

    @Test
    void aTombstoneRefusesTheReservationThatComesLate() {
        Reservation tombstone = Reservation.tombstone(WTB, BIKE, NOW);

        assertRefused(RESERVATION_RELEASED, () -> tombstone.confirm(BIKE, "buyer", PRICE));
        assertThat(tombstone.release(BIKE, LATER)).isFalse();
        assertThat(tombstone.buyerId()).isNull();
    }
}
