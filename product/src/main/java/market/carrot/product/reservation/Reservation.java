package market.carrot.product.reservation;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;
import market.carrot.platform.money.Money;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;

/**
 * The one unit that one trade has to do with. A release that comes before its reservation leaves a tombstone: a released
 * reservation without a buyer, which refuses the late one. Callers hold the row's lock while they use a verb.
 */
@Entity
public class Reservation {
    /** The trade's id, so a trade can never hold two units. */
    @Id
    private long wtbId;

    private long productId;
    private String buyerId;
    private Long price;
    private String currency;

    @Enumerated(EnumType.STRING)
    private ReservationState state;

    private Instant updatedAt;

    /** For JPA. */
    protected Reservation() {}

    private Reservation(long wtbId, long productId, ReservationState state, Instant now) {
        this.wtbId = wtbId;
        this.productId = productId;
        this.state = state;
        this.updatedAt = now;
    }

    /** @param price what the buyer pays, also when the seller asks another price later */
    public static Reservation of(long wtbId, long productId, String buyerId, Money price, Instant now) {
        Reservation reservation = new Reservation(wtbId, productId, ReservationState.Reserved, now);
        reservation.buyerId = buyerId;
        reservation.price = price.amount();
        reservation.currency = price.currency();
        return reservation;
    }

    /** A release that came first. */
    public static Reservation tombstone(long wtbId, long productId, Instant now) {
        return new Reservation(wtbId, productId, ReservationState.Released, now);
    }

    /**
     * The same unit is asked for once more.
     *
     * @throws ProblemException RESERVATION_RELEASED or RESERVATION_SOLD when it is not reserved any more;
     *     TRADE_DATA_MISMATCH when it was reserved for something else
     */
    public void confirm(long product, String buyer, Money offered) {
        if (state == ReservationState.Released) {
            throw released();
        }
        checkProduct(product);
        if (!Objects.equals(buyerId, buyer) || !offered.equals(price())) {
            throw mismatch();
        }
        if (state == ReservationState.Sold) {
            throw sold();
        }
    }

    /**
     * @return whether a unit goes back into the stock now
     * @throws ProblemException RESERVATION_SOLD; TRADE_DATA_MISMATCH when the product is another
     */
    public boolean release(long product, Instant now) {
        checkProduct(product);
        return switch (state) {
            case Reserved -> become(ReservationState.Released, now);
            case Released -> false;
            case Sold -> throw sold();
        };
    }

    /**
     * @return whether a unit is sold now
     * @throws ProblemException RESERVATION_RELEASED; TRADE_DATA_MISMATCH when the product is another
     */
    public boolean sell(long product, Instant now) {
        checkProduct(product);
        return switch (state) {
            case Reserved -> become(ReservationState.Sold, now);
            case Sold -> false;
            case Released -> throw released();
        };
    }

    private boolean become(ReservationState next, Instant now) {
        state = next;
        updatedAt = now;
        return true;
    }

    private void checkProduct(long product) {
        if (productId != product) {
            throw mismatch();
        }
    }

    private ProblemException mismatch() {
        return new ProblemException(
                ProblemType.TRADE_DATA_MISMATCH, "Trade %d has another product, buyer or price.".formatted(wtbId));
    }

    private ProblemException released() {
        return new ProblemException(
                ProblemType.RESERVATION_RELEASED, "The unit of trade %d was released.".formatted(wtbId));
    }

    private ProblemException sold() {
        return new ProblemException(ProblemType.RESERVATION_SOLD, "The unit of trade %d is sold.".formatted(wtbId));
    }

    public long wtbId() {
        return wtbId;
    }

    public long productId() {
        return productId;
    }

    /** Null for a tombstone. */
    public String buyerId() {
        return buyerId;
    }

    /** Null for a tombstone. */
    public Money price() {
        return price == null ? null : new Money(price, currency);
    }

    public ReservationState state() {
        return state;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
