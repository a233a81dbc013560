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
        List<Saga> sagas) {

    public Map<Long, WtbRow> wtbById() {
        return by(wtbs, WtbRow::id);
    }

    public Map<Long, HoldRow> holdByTrade() {
        return by(holds, HoldRow::wtbId);
    }

    public Map<Long, ReservationRow> reservationByTrade() {
        return by(reservations, ReservationRow::wtbId);
    }

    public Map<Long, ViewRow> viewByTrade() {
        return by(views, ViewRow::wtbId);
    }

    public Map<Long, List<TopicEvent>> eventsByTrade() {
        return events.stream().collect(Collectors.groupingBy(TopicEvent::wtbId));
    }

    private static <T> Map<Long, T> by(List<T> rows, Function<T, Long> trade) {
        return rows.stream().collect(Collectors.toMap(trade, Function.identity()));
    }
}
