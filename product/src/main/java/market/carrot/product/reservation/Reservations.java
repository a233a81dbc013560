package market.carrot.product.reservation;

import java.time.Clock;
import java.time.Instant;
import market.carrot.platform.money.Money;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import market.carrot.product.catalogue.Product;
import market.carrot.product.catalogue.Products;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the routes do with reservations, each in one transaction. All lock the reservation's row first and the product's
 * row after it, so no two of them wait for each other.
 */
@Component("reservations")
class Reservations {
    private final ReservationRepository reservations;
    private final Products products;
    private final Clock clock;

    Reservations(ReservationRepository reservations, Products products, Clock clock) {
        this.reservations = reservations;
        this.products = products;
        this.clock = clock;
    }

    /** A refusal by the product takes the inserted row away again: only a release leaves a tombstone. */
    @Transactional
    public ReservationView reserve(
            @Header("productId") long productId, @Header("wtbId") long wtbId, @Body ReserveRequest request) {
        Money price = price(request);
        Reservation wanted = Reservation.of(wtbId, productId, request.buyerId(), price, now());
        if (!reservations.insertIfNew(wanted)) {
            known(wtbId).confirm(productId, request.buyerId(), price);
            return reserved(wanted, products.get(productId));
        }
        Product product = products.locked(productId);
        product.reserve(request.buyerId(), price);
        return reserved(wanted, product);
    }

    /**
     * The tombstone comes first and the update only when it fails: while a reservation is being committed, an update
     * would find nothing to release, and nobody would ever release it.
     */
    @Transactional
    public ReservationView release(@Header("productId") long productId, @Header("wtbId") long wtbId) {
        boolean isNew = reservations.insertIfNew(Reservation.tombstone(wtbId, productId, now()));
        if (!isNew && known(wtbId).release(productId, now())) {
            products.locked(productId).release();
        }
        return ended(productId, wtbId, ReservationState.Released);
    }

    @Transactional
    public ReservationView sell(@Header("productId") long productId, @Header("wtbId") long wtbId) {
        if (known(wtbId).sell(productId, now())) {
            products.locked(productId).sell();
        }
        return ended(productId, wtbId, ReservationState.Sold);
    }

    private Reservation known(long wtbId) {
        return reservations
                .findLocked(wtbId)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "There is no reservation for trade " + wtbId + "."));
    }

    private static Money price(ReserveRequest request) {
        try {
            return new Money(request.price(), request.currency());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "The currency must be a code of ISO 4217.");
        }
    }

    private Instant now() {
        return clock.instant();
    }

    private static ReservationView reserved(Reservation reservation, Product product) {
        Money price = reservation.price();
        return new ReservationView(
                reservation.productId(),
                reservation.wtbId(),
                product.sellerId(),
                product.title(),
                price.amount(),
                price.currency(),
                ReservationState.Reserved,
                null);
    }

    private static ReservationView ended(long productId, long wtbId, ReservationState state) {
        return new ReservationView(productId, wtbId, null, null, null, null, state, null);
    }
}
