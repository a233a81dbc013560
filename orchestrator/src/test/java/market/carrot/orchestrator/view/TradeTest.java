package market.carrot.orchestrator.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradeTest {
    private static final TradeEvent REQUESTED =
            event(1, TradeEventType.WtbAdded, TradeState.Requested, "Bike", null, null);
    private static final TradeEvent ACCEPTED =
            event(2, TradeEventType.WtbAccepted, TradeState.Accepted, null, 5L, null);
    private static final TradeEvent FINISHED =
            event(3, TradeEventType.DealFinished, TradeState.Finished, null, 5L, null);

    @ParameterizedTest
    @CsvSource({"0,1,2", "0,2,1", "1,0,2", "1,2,0", "2,0,1", "2,1,0"})
    void everyOrderOfTheEventsGivesTheSameTrade(int first, int second, int third) {
        List<TradeEvent> events = List.of(REQUESTED, ACCEPTED, FINISHED);

        Trade trade = new Trade(events.get(first));
        trade.apply(events.get(second));
        trade.apply(events.get(third));

        assertThat(trade.state()).isEqualTo(TradeState.Finished);
        assertThat(trade.version()).isEqualTo(3);
        assertThat(trade.productTitle()).isEqualTo("Bike");
        assertThat(trade.paymentId()).isEqualTo(5);
        assertThat(trade.updatedAt()).isEqualTo(FINISHED.occurredAt());
    }

    @Test
    void theReasonIsTheNewestEvents() {
        Trade trade = new Trade(REQUESTED);
        trade.apply(event(2, TradeEventType.WtbRejected, TradeState.Rejected, "Bike", 5L, "sold"));

        assertThat(trade.reason()).isEqualTo("sold");
    }

    @Test
    void itIsItsBuyersAndItsSellers() {
        Trade trade = new Trade(REQUESTED);

        assertThat(trade.isOf("buyer")).isTrue();
        assertThat(trade.isOf("seller")).isTrue();
        assertThat(trade.isOf("Buyer")).isFalse();
    }

    private static TradeEvent event(
            int version, TradeEventType type, TradeState state, String title, Long paymentId, String reason) {
        return new TradeEvent(
                type,
                1L,
                version,
                state,
                7L,
                title,
                "buyer",
                "seller",
                3000L,
                "KRW",
                paymentId,
                reason,
                Instant.parse("2026-01-01T00:00:00Z").plusSeconds(version));
    }
}
