package market.carrot.product.reservation;

import java.util.Arrays;
import java.util.List;
import market.carrot.platform.paging.Cursor;
import market.carrot.platform.paging.Page;
import org.apache.camel.Header;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Reservations as reconciliation reads them, to compare them with the trades. */
@Component("reservationLists")
class ReservationLists {
    private static final Cursor OPEN = new Cursor("reservations");

    private final ReservationRepository reservations;

    ReservationLists(ReservationRepository reservations) {
        this.reservations = reservations;
    }

    /** @param wtbIds separated by commas; the contract limits how many */
    public Page<ReservationView> find(@Header("wtbIds") String wtbIds) {
        List<Long> wanted = Arrays.stream(wtbIds.split(",")).map(Long::valueOf).toList();
        return new Page<>(reservations.findByWtbIdIn(wanted), null).map(ReservationLists::view);
    }

    public Page<ReservationView> open(@Header("after") String after, @Header("limit") Integer limit) {
        int size = limit == null ? Page.DEFAULT_LIMIT : limit;
        List<Reservation> found = reservations.findOpen(OPEN.key(after, 0), Limit.of(size + 1));
        return Page.of(found, size, OPEN, Reservation::wtbId).map(ReservationLists::view);
    }

    private static ReservationView view(Reservation reservation) {
        return new ReservationView(
                reservation.productId(),
                reservation.wtbId(),
                null,
                null,
                null,
                null,
                reservation.state(),
                reservation.updatedAt());
    }
}
