package market.carrot.product.reservation;

/** A reservation as the contract shows it; what is null is left out. */
record ReservationView(
        long productId,
        long wtbId,
        String sellerId,
        String title,
        Long price,
        String currency,
        ReservationState state) {}
