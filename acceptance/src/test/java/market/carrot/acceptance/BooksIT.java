package market.carrot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import market.carrot.acceptance.market.Answer;
import market.carrot.acceptance.market.Event;
import market.carrot.acceptance.market.Patience;
import market.carrot.acceptance.market.Trade;
import market.carrot.acceptance.system.Terms;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** After all that happened in the other stories: nothing is lost, made or moved twice, and every trade has ended or can. */
@Order(Chapter.BOOKS)
@Under(Terms.SECONDS)
class BooksIT extends Story {
    private static final List<String> OPEN = List.of("REQUESTED", "ACCEPTED");
    private static final List<String> RESTING =
            List.of("REQUESTED", "ACCEPTED", "REJECTED", "CANCELLED", "EXPIRED", "FINISHED", "PAY_FAILED");

    /** Of each trade that the write side knows, whether anybody was told of it or not. */
    private Map<Long, String> restingTrades() {
        return Patience.await("all trades to rest")
                .until(
                        () -> market.tables("orchestrator").map("select id, state from wtb"),
                        states -> RESTING.containsAll(states.values()));
    }

    @Test
    void noTradeHangsInBetweenAndNoneThatWasAcknowledgedIsLost() {
        assertThat(restingTrades().keySet())
                .containsAll(market.trades().all().stream().map(Trade::wtbId).toList());
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
        forEveryTrade(trade -> assertThat(trade.isBookedAs(trade.state()))
                .as("trade %d is %s, its pay log %s", trade.wtbId(), trade.state(), trade.payLog())
                .isTrue());
    }

    /** Held, released or sold, once for each trade, and counted so. */
    @Test
    void everyUnitIsWhereItsTradeSays() {
        Map<Long, String> trades = restingTrades();
        Map<Long, String> reservations = market.tables("product").map("select wtb_id, state from reservation");
        reservations.keySet().removeIf(market.trades()::isMadeUp);
        Map<Long, String> expected = new TreeMap<>(reservations);
        reservations.keySet().forEach(wtbId -> expected.put(wtbId, reservation(trades.get(wtbId))));

        assertThat(reservations).isEqualTo(expected);
        assertThat(reservations.keySet())
                .containsAll(trades.keySet().stream()
                        .filter(wtbId -> !reservation(trades.get(wtbId)).equals("Released"))
                        .toList());
        assertThat(
                        market.tables("product")
                                .map(
                                        """
                select id, title from product
                where reserved <> (select count(*) from reservation r
                                   where r.product_id = product.id and r.state = 'Reserved')
                or sold <> (select count(*) from reservation r
                            where r.product_id = product.id and r.state = 'Sold')"""))
                .as("products that count otherwise than their reservations")
                .isEmpty();
    }

    /** A trade that product knows and the orchestrator does not can only have been undone. */
    private static String reservation(String state) {
        if (state == null) {
            return "Released";
        }
        return OPEN.contains(state) ? "Reserved" : state.equals("FINISHED") ? "Sold" : "Released";
    }

    @Test
    void everyTradesEventsAreWithoutGapsAndEndInItsState() {
        Patience.await("the outbox to be empty").until(() -> market.tables("orchestrator")
                .map("select wtb_id, event_type from outbox")
                .isEmpty());
        Patience.await("the events of all trades").untilAsserted(() -> {
            Map<String, List<Event>> events = market.events().byTrade();
            forEveryTrade(trade -> {
                List<JsonNode> told = events.getOrDefault(String.valueOf(trade.wtbId()), List.of()).stream()
                        .map(Event::data)
                        .toList();
                assertThat(told).as("trade %d", trade.wtbId()).isNotEmpty();
                for (int i = 0; i < told.size(); i++) {
                    assertThat(told.get(i).at("/version").asInt()).isEqualTo(i + 1);
                }
                assertThat(told.get(told.size() - 1).at("/state").asText()).isEqualTo(trade.state());
            });
        });
    }

    @Test
    void everyBuyersMyPageSaysWhatTheTradeSays() {
        forEveryTrade(trade -> {
            Answer page = trade.buyer().seesOnMyPage(trade, trade.state());
            assertThat(page.json().at("/timeline")).hasSize((int) page.number("/version"));
        });
    }

    /** Several at a time: there are thousands. */
    private void forEveryTrade(Consumer<Trade> check) {
        Collection<Trade> trades = market.trades().all();
        assertThat(trades).isNotEmpty();
        trades.parallelStream().forEach(check);
    }

    /** Those of open trades alone are left; what a crash left without a trade is cancelled by reconciliation. */
    @Test
    void noSagaIsOpenButThoseOfOpenTrades() {
        Patience.await("all other sagas to end").untilAsserted(() -> {
            Map<Long, String> trades = restingTrades();
            JsonNode sagas = market.service("orchestrator")
                    .sendTo(system.addresses().coordinator(), "GET", "/lra-coordinator", null)
                    .is(200)
                    .json();
            assertThat(sagas)
                    .extracting(saga -> saga.at("/status").asText())
                    .doesNotContain("FailedToClose", "FailedToCancel");
            assertThat(sagas)
                    .filteredOn(saga -> Set.of("Active", "Closing", "Cancelling")
                            .contains(saga.at("/status").asText()))
                    .extracting(saga -> saga.at("/clientId").asLong())
                    .allSatisfy(wtbId -> assertThat(trades.get(wtbId)).isIn(OPEN));
        });
    }

    /** Nothing else is left for an operator, and this is. */
    @Test
    void reconciliationFindsTheSagasThatFailedAndNothingElse() {
        Patience.await("reconciliation to find what it should").untilAsserted(() -> {
            JsonNode found = market.operator()
                    .sendTo(system.addresses().trade(), "GET", "/operations/findings?limit=100", null)
                    .is(200)
                    .json();
            assertThat(found.at("/next").isNull()).isTrue();
            List<JsonNode> findings = StreamSupport.stream(found.at("/items").spliterator(), false)
                    .filter(trade ->
                            !market.trades().isMadeUp(trade.at("/wtbId").asLong()))
                    .toList();
            assertThat(findings)
                    .extracting(trade -> trade.at("/wtbId").asLong())
                    .containsExactlyInAnyOrderElementsOf(market.trades().withFailedSagas());
            assertThat(findings)
                    .flatExtracting(trade -> trade.findValuesAsText("kind"))
                    .allMatch("saga-failed"::equals);
        });
    }
}
