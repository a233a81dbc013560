package market.carrot.orchestrator.trade;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All trades. */
interface Wtbs extends Repository<Wtb, Long> {

    @Query(value = "select nextval('wtb_id')", nativeQuery = true)
    long nextId();

    Optional<Wtb> findById(long id);

    /** The trade, with its row locked until the transaction ends: every change of a trade begins here. */
    default Optional<Wtb> lock(long id) {
        Optional<Wtb> wtb = lockRow(id);
        wtb.ifPresent(TraceOfTrade::goesOn);
        return wtb;
    }

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select w from Wtb w where w.id = :id")
    Optional<Wtb> lockRow(long id);

    /** Nothing but the state, for those who look often. */
    @Query("select w.state from Wtb w where w.id = :id")
    Optional<WtbState> stateOf(long id);

    /** The trade that a buyer requested under an idempotency key. */
    Optional<Wtb> findByDealBuyerIdAndRequestKeyIdempotencyKey(String buyerId, String idempotencyKey);

    /**
     * Keeps a request from ever being opened whose saga was ended before its first step.
     *
     * @return 1 when the tombstone was set, 0 when there is a trade of this id
     */
    @Modifying
    @Query(
            value =
                    """
                    insert into wtb (id, product_id, price, state, outcome, undo_scope, requested_at, events)
                    values (:id, 0, 0, 'PAY_FAILED', 'PAY_FAILED', 'NOTHING', now(), 0)
                    on conflict do nothing""",
            nativeQuery = true)
    int insertTombstone(long id);
}
