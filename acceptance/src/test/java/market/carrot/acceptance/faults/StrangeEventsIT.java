package market.carrot.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import market.carrot.acceptance.Chapter;
import market.carrot.acceptance.Story;
import market.carrot.acceptance.market.Answer;
import market.carrot.acceptance.market.Event;
import market.carrot.acceptance.market.Patience;
import market.carrot.acceptance.market.Product;
import market.carrot.acceptance.market.Trade;
import market.carrot.acceptance.system.Part;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** C2: what may come out of a topic, besides each event once and in order. */
@Order(Chapter.FAULTS)
class StrangeEventsIT extends Story {
    private final Product bike = seller.lists("Road bike", PRICE);

    /**
     * Fault: the topic holds a message that is no event, the events of one trade a second time and backwards, and those of
     * a trade that nobody has seen before backwards only; and the consumer is killed (SIGKILL) in the middle of the batch
     * that has them (its database is frozen). Must hold: what is no event is parked on the dead-letter topic, byte for
     * byte; my page shows both trades in their last state, each event once, in order.
     */
    @Test
    void myPageIsRightWhateverComesAndWhereverItsReaderIsKilled() {
        Trade trade = buyer.requests(bike);
        seller.accepts(trade).is(200);
        buyer.finishes(trade).is(200);
        buyer.seesOnMyPage(trade, "Finished");
        market.events().of(trade, "DealFinished");
        List<JsonNode> events =
                market.events().of(trade).stream().map(Event::data).toList();
        // an id far beyond those of the sequence
        Trade unseen = new Trade(9_000_000_000L + trade.wtbId(), bike, buyer);
        String poison = "not an event of " + seller.name();

        system.freeze(Part.MARIADB);
        try {
            market.topic().publish(String.valueOf(trade.wtbId()), poison);
            for (int i = events.size() - 1; i >= 0; i--) {
                market.topic()
                        .publish(String.valueOf(trade.wtbId()), events.get(i).toString());
                ObjectNode other = events.get(i).deepCopy();
                market.topic()
                        .publish(
                                String.valueOf(unseen.wtbId()),
                                other.put("wtbId", unseen.wtbId()).toString());
            }
            system.crash(Part.READ_MODEL);
        } finally {
            system.thaw(Part.MARIADB);
            system.start(Part.READ_MODEL);
        }

        Patience.await("the dead letter").until(() -> market.deadLetters().records().stream()
                .anyMatch(record -> record.value().equals(poison)));
        isToldOnce(buyer.seesOnMyPage(unseen, "Finished"));
        isToldOnce(buyer.seesOnMyPage(trade, "Finished"));
    }

    private static void isToldOnce(Answer page) {
        page.has("/version", 3);
        assertThat(page.json().at("/timeline").findValuesAsText("eventType"))
                .containsExactly("WtbAdded", "WtbAccepted", "DealFinished");
    }
}
