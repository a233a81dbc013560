package market.carrot.local.torture.invariants;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import market.carrot.local.torture.evidence.Evidence;
import market.carrot.local.torture.evidence.ProductRow;
import market.carrot.local.torture.evidence.ReservationRow;
import market.carrot.local.torture.evidence.WtbRow;

/** A finished trade has its unit, every other has given it back, and no product has promised or sold more than it has. */
final class UnitsAreSoldOnce implements Invariant {

    @Override
    public Stream<Violation> violations(Evidence evidence) {
        return Stream.concat(trades(evidence), products(evidence));
    }

    private Stream<Violation> trades(Evidence evidence) {
        Map<Long, List<ReservationRow>> reservations = evidence.reservationsByTrade();
        Map<Long, WtbRow> wtbs = evidence.wtbById();
        Stream<Violation> ofNothing = evidence.reservations().stream()
                .filter(reservation -> !wtbs.containsKey(reservation.wtbId()))
                .map(reservation -> Violation.of(this, reservation.wtbId(), "has %s but is no trade", reservation));
        Stream<Violation> wrong = evidence.wtbs().stream()
                .filter(wtb -> !isRight(wtb, reservations.getOrDefault(wtb.id(), List.of())))
                .map(wtb -> Violation.of(this, wtb.id(), "is %s, but has %s", wtb.label(), reservations.get(wtb.id())));
        return Stream.concat(ofNothing, wrong);
    }

    private static boolean isRight(WtbRow wtb, List<ReservationRow> reservations) {
        if (reservations.isEmpty()) {
            return wtb.isPayFailed();
        }
        ReservationRow reservation = reservations.get(0);
        return reservations.size() == 1
                && reservation.productId() == wtb.productId()
                && reservation.state().equals(wtb.isFinished() ? "Sold" : "Released");
    }

    private Stream<Violation> products(Evidence evidence) {
        Map<Long, Long> sold = evidence.reservations().stream()
                .filter(ReservationRow::isSold)
                .map(ReservationRow::productId)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return evidence.products().stream()
                .filter(product -> !isRight(product, sold.getOrDefault(product.id(), 0L)))
                .map(product ->
                        Violation.of(this, 0, "%s, but %s were sold", product, sold.getOrDefault(product.id(), 0L)));
    }

    private static boolean isRight(ProductRow product, long sold) {
        return product.reserved() == 0 && product.sold() == sold && sold <= product.quantity();
    }
}
