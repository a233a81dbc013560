package market.carrot.product.reservation;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import market.carrot.platform.money.Money;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ReservationRepository extends Repository<Reservation, Long> {

    /**
     * Waits for whoever is inserting the same trade at this moment.
     *
     * @return false when the trade is known
     */
    default boolean insertIfNew(Reservation it) {
        Money price = it.price();
        int inserted = insertIfNew(
                it.wtbId(),
                it.productId(),
                it.buyerId(),
                price == null ? null : price.amount(),
                price == null ? null : price.currency(),
                it.state().name(),
                it.updatedAt());
        return inserted == 1;
    }

    @Modifying
    @Query(
            nativeQuery = true,
            value =
                    """
                    insert into reservation (wtb_id, product_id, buyer_id, price, currency, state, updated_at)
                    values (:wtbId, :productId, :buyerId, :price, :currency, :state, :updatedAt)
                    on conflict do nothing
                    """)
    int insertIfNew(
            long wtbId, long productId, String buyerId, Long price, String currency, String state, Instant updatedAt);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select reservation from Reservation reservation where reservation.wtbId = :wtbId")
    Optional<Reservation> findLocked(long wtbId);

    List<Reservation> findByWtbIdIn(Collection<Long> wtbIds);

    /** The state is a literal, so that the index of the open ones serves. */
    @Query(
            """
            select reservation from Reservation reservation
            where reservation.state = Reserved and reservation.wtbId > :after order by reservation.wtbId""")
    List<Reservation> findOpen(long after, Limit limit);
}
