package market.carrot.local.torture.evidence;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All that was known of all trades at one quiet moment. */
public record Evidence(
        List<WtbRow> wtbs,
        List<HoldRow> holds,
        List<TransferRow> transfers,
        List<WalletRow> wallets,
        List<ReservationRow> reservations,
        List<ProductRow> products,
        List<TopicEvent> events,
        List<ViewRow> views,
        List<TimelineRow> timeline,
        List<Saga> sagas,
        List<FindingRow> findings) {

    /** Nothing is known. */
    public static final Evidence NONE = new Evidence(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
            List.of(), List.of());

    /** The first of each: a second one is found by whoever looks for it, not here. */
    public Map<Long, WtbRow> wtbById() {
        return by(wtbs, WtbRow::id);
    }

    public Map<String, List<WtbRow>> wtbsByKey() {
        return wtbs.stream()
                .filter(wtb -> wtb.idempotencyKey() != null)
                .collect(Collectors.groupingBy(WtbRow::idempotencyKey));
    }

    public Map<Long, List<HoldRow>> holdsByTrade() {
        return holds.stream().collect(Collectors.groupingBy(HoldRow::wtbId));
    }

    public Map<Long, List<ReservationRow>> reservationsByTrade() {
        return reservations.stream().collect(Collectors.groupingBy(ReservationRow::wtbId));
    }

    public Map<Long, ViewRow> viewByTrade() {
        return by(views, ViewRow::wtbId);
    }

    public Map<Long, List<TopicEvent>> eventsByTrade() {
        return events.stream().collect(Collectors.groupingBy(TopicEvent::wtbId));
    }

    private static <T> Map<Long, T> by(List<T> rows, Function<T, Long> trade) {
        return rows.stream().collect(Collectors.toMap(trade, Function.identity(), (first, second) -> first));
    }
}
