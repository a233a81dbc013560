package market.carrot.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import market.carrot.acceptance.Chapter;
import market.carrot.acceptance.Story;
import market.carrot.acceptance.market.Event;
import market.carrot.acceptance.market.Patience;
import market.carrot.acceptance.market.Product;
import market.carrot.acceptance.market.Trade;
import market.carrot.acceptance.system.Part;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** C2: trades do not need the broker; those who are told of them wait. */
@Order(Chapter.FAULTS)
class KafkaAwayIT extends Story {
    private final Product socks = seller.lists("Socks", PRICE, 10);

    /**
     * Fault: the broker is killed, trades go on to their ends without it, and it comes back. Must hold: each trade ends
     * as ever and its money moves at once; meanwhile my page says what it knew; afterwards every event arrives, none is
     * missing, and my page catches up.
     */
    @Test
    void tradesEndWithoutTheBrokerAndTheirEventsArriveLater() {
        Trade toReject = buyer.requests(socks);
        buyer.seesOnMyPage(toReject, "Requested");

        system.crash(Part.KAFKA);
        try {
            seller.rejects(toReject).is(200).has("/state", "Rejected");
            Trade toFinish = buyer.requests(socks);
            seller.accepts(toFinish).is(200);
            buyer.finishes(toFinish).is(200).has("/state", "Finished");
            Trade toCancel = buyer.requests(socks);
            buyer.cancels(toCancel).is(200).has("/state", "Cancelled");
            assertThat(toReject.isBookedAs("Rejected")).isTrue();
            assertThat(toFinish.isBookedAs("Finished")).isTrue();
            assertThat(toCancel.isBookedAs("Cancelled")).isTrue();
            buyer.get("/myPages/" + toReject.wtbId()).is(200).has("/state", "Requested");
            buyer.get("/myPages/" + toFinish.wtbId()).isProblem(404, "not-found");
        } finally {
            system.start(Part.KAFKA);
        }

        for (Trade trade : market.trades().of(buyer)) {
            String state = trade.state();
            buyer.seesOnMyPage(trade, state);
            Patience.await("the events of trade " + trade.wtbId()).untilAsserted(() -> assertThat(
                            market.events().of(trade).stream().map(Event::version))
                    .containsExactlyElementsOf(state.equals("Finished") ? List.of(1, 2, 3) : List.of(1, 2)));
        }
    }
}
