package market.carrot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import market.carrot.acceptance.market.Event;
import market.carrot.acceptance.market.Patience;
import market.carrot.acceptance.market.Trade;
import market.carrot.acceptance.market.Transfer;
import market.carrot.acceptance.system.Terms;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** After all that happened in the other stories: nothing is lost, made or moved twice, and every trade has ended or can. */
@Order(Chapter.BOOKS)
@Under(Terms.SECONDS)
class BooksIT extends Story {
    private static final List<String> RESTING =
            List.of("Requested", "Accepted", "Rejected", "Cancelled", "Expired", "Finished", "PayFailed");

    @Test
    void noTradeHangsInBetween() {
        for (Trade trade : market.trades().all()) {
            Patience.await("trade " + trade.wtbId() + " to rest").until(trade::state, RESTING::contains);
        }
    }

    @Test
    void theTrialBalanceIsZeroInEveryCurrency() {
        JsonNode balance = market.operator()
                .sendTo(system.addresses().payment(), "GET", "/ledger/trial-balance", null)
                .is(200)
                .has("/balanced", true)
                .json();

        assertThat(balance.at("/currencies")).isNotEmpty().allSatisfy(currency -> {
            assertThat(currency.at("/difference").asLong()).isZero();
            assertThat(currency.at("/debits").asLong())
                    .isEqualTo(currency.at("/wallets").asLong()
                            + currency.at("/escrow").asLong()
                            + currency.at("/fees").asLong());
        });
    }

    @Test
    void everyTradesMoneyWentTheWayItsStateSays() {
        for (Trade trade : market.trades().all()) {
            List<Transfer> held = List.of(Transfer.hold(trade));
            List<Transfer> refunded = List.of(Transfer.hold(trade), Transfer.refund(trade));
            List<Transfer> paidOut = List.of(Transfer.hold(trade), Transfer.payout(trade));
            Map<String, List<List<Transfer>>> legal = Map.of(
                    "Requested", List.of(held),
                    "Accepted", List.of(held),
                    "Rejected", List.of(refunded),
                    "Cancelled", List.of(refunded),
                    "Expired", List.of(refunded),
                    "Finished", List.of(paidOut),
                    "PayFailed", List.of(List.of(), refunded));
            Patience.await("a legal pay log of trade " + trade.wtbId())
                    .until(() -> legal.getOrDefault(trade.state(), List.of()).contains(trade.payLog()));
        }
    }

    @Test
    void everyTradesEventsAreWithoutGapsAndEndInItsState() {
        for (Trade trade : market.trades().all()) {
            Patience.await("the events of trade " + trade.wtbId()).untilAsserted(() -> {
                List<JsonNode> events =
                        market.events().of(trade).stream().map(Event::data).toList();
                assertThat(events).isNotEmpty();
                for (int i = 0; i < events.size(); i++) {
                    assertThat(events.get(i).at("/version").asInt()).isEqualTo(i + 1);
                }
                assertThat(events.get(events.size() - 1).at("/state").asText()).isEqualTo(trade.state());
            });
        }
    }
}
