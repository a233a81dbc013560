package market.carrot.local.torture.invariants;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import market.carrot.local.torture.evidence.Evidence;
import market.carrot.local.torture.evidence.HoldRow;
import market.carrot.local.torture.evidence.TransferRow;
import market.carrot.local.torture.evidence.WtbRow;

/**
 * Every hold ended in exactly one refund or payout, and in the one that its trade's state says: Finished is paid out,
 * everything else is refunded or was never charged; and it was the agreed price, from this buyer, to this seller.
 */
final class MoneyFollowsTheState implements Invariant {

    @Override
    public Stream<Violation> violations(Evidence evidence) {
        Map<Long, List<HoldRow>> holds = evidence.holdsByTrade();
        Map<Long, WtbRow> wtbs = evidence.wtbById();
        Map<Long, List<String>> booked = evidence.transfers().stream()
                .filter(transfer -> transfer.wtbId() != null)
                .collect(Collectors.groupingBy(
                        TransferRow::wtbId, Collectors.mapping(TransferRow::kind, Collectors.toList())));
        Stream<Violation> ofNothing = evidence.holds().stream()
                .filter(hold -> !wtbs.containsKey(hold.wtbId()))
                .map(hold -> Violation.of(this, hold.wtbId(), "has %s but is no trade", hold));
        Stream<Violation> wrong = evidence.wtbs().stream()
                .filter(wtb -> !isRight(
                        wtb, holds.getOrDefault(wtb.id(), List.of()), booked.getOrDefault(wtb.id(), List.of())))
                .map(wtb -> Violation.of(
                        this,
                        wtb.id(),
                        "is %s, but its money: %s, %s",
                        wtb.label(),
                        holds.get(wtb.id()),
                        booked.getOrDefault(wtb.id(), List.of())));
        return Stream.concat(ofNothing, wrong);
    }

    private static boolean isRight(WtbRow wtb, List<HoldRow> holds, List<String> booked) {
        return holds.size() <= 1 && isRight(wtb, holds.isEmpty() ? null : holds.get(0), booked);
    }

    private static boolean isRight(WtbRow wtb, HoldRow hold, List<String> booked) {
        if (wtb.isFinished()) {
            return hold != null && hold.isPaidOut() && isAgreed(wtb, hold) && booked.equals(List.of("HOLD", "PAYOUT"));
        }
        if (hold == null || hold.isTombstone()) {
            return wtb.isPayFailed() && booked.isEmpty();
        }
        return hold.isRefunded() && isAgreed(wtb, hold) && booked.equals(List.of("HOLD", "REFUND"));
    }

    private static boolean isAgreed(WtbRow wtb, HoldRow hold) {
        return hold.buyerId().equals(wtb.buyerId())
                && hold.amount() == wtb.price()
                && (wtb.sellerId() == null || hold.sellerId().equals(wtb.sellerId()))
                && (wtb.paymentId() == null || hold.paymentId() == wtb.paymentId());
    }
}
