package market.carrot.payment.escrow;

import java.time.Instant;

/**
 * A hold as its buyer and its seller see it.
 *
 * @param settledAt when it was refunded or paid out, null while it is held
 */
record Payment(
        long paymentId,
        long wtbId,
        String buyerId,
        String sellerId,
        long amount,
        String currency,
        String state,
        Instant heldAt,
        Instant settledAt) {}
