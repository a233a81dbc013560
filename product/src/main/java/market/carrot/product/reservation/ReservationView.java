package market.carrot.product.reservation;

import java.time.Instant;

/**
 * A reservation as the contract shows it; what is null is left out.
 *
 * @param since when it became what it is; only in lists
 */
record ReservationView(
        long productId,
        long wtbId,
        String sellerId,
        String title,
        Long price,
        String currency,
        ReservationState state,
        Instant since) {}
