package market.carrot.orchestrator.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Lists of trades, page by page. */
class PagingIT extends RunningReadModel {

    @Test
    void listsAreReadPageByPageNewestFirst() {
        List<TradeStory> trades = Stream.generate(() -> TradeStory.between("reader", "bookshop"))
                .limit(7)
                .toList();
        trades.forEach(trade -> publish(trade, trade.requested()));
        trades.forEach(trade -> awaitVersion(trade, 1));

        for (String list : List.of("reader /myPages", "bookshop /wtbInboxes")) {
            String user = list.split(" ")[0];
            String path = list.split(" ")[1] + "?limit=3";
            List<Long> read = new ArrayList<>();
            int pages = 0;
            JsonNode next;
            String position = "";
            do {
                JsonNode page = json(user, path + position);
                read.addAll(idsOf(page));
                next = page.get("next");
                position = "&after=" + next.asText();
                pages++;
            } while (!next.isNull());

            assertThat(pages).isEqualTo(3);
            assertThat(read)
                    .isEqualTo(trades.stream()
                            .map(TradeStory::wtbId)
                            .sorted((a, b) -> Long.compare(b, a))
                            .toList());
        }
    }

    /** Between two pages trades begin, and those on the page just read go on. */
    @Test
    void whatIsThereAllTheWhileIsMetOnce() {
        List<TradeStory> trades = Stream.generate(() -> TradeStory.between("patient", "store"))
                .limit(6)
                .toList();
        trades.forEach(trade -> publish(trade, trade.requested()));
        trades.forEach(trade -> awaitVersion(trade, 1));
        List<Long> newestFirst = trades.stream()
                .map(TradeStory::wtbId)
                .sorted(Comparator.reverseOrder())
                .toList();

        for (String path : List.of("/myPages?limit=2", "/wtbInboxes?limit=2")) {
            String user = path.startsWith("/my") ? "patient" : "store";
            List<Long> met = new ArrayList<>();
            String position = "";
            while (position != null) {
                JsonNode page = json(user, path + position);
                met.addAll(idsOf(page));
                TradeStory begun = TradeStory.between("patient", "store");
                TradeStory read = trades.get(newestFirst.size() - 1 - met.size() / 2);
                publish(begun, begun.requested());
                publish(read, read.accepted());
                awaitVersion(begun, 1);
                awaitVersion(read, 2);
                position = page.get("next").isNull()
                        ? null
                        : "&after=" + page.get("next").asText();
            }
            assertThat(met).doesNotHaveDuplicates();
            met.retainAll(newestFirst);
            assertThat(met).isEqualTo(newestFirst);
        }
    }

    @Test
    void aPositionInAnotherListIsRefused() {
        List<TradeStory> trades = Stream.generate(() -> TradeStory.between("mover", "mover"))
                .limit(2)
                .toList();
        trades.forEach(trade -> publish(trade, trade.requested()));
        trades.forEach(trade -> awaitVersion(trade, 1));
        String inMyPages = json("mover", "/myPages?limit=1").get("next").asText();

        assertThat(get("mover", "/myPages?limit=1&after=" + inMyPages).statusCode())
                .isEqualTo(200);
        assertThat(get("mover", "/wtbInboxes?after=" + inMyPages).statusCode()).isEqualTo(400);
    }

    private static List<Long> idsOf(JsonNode page) {
        return StreamSupport.stream(page.get("items").spliterator(), false)
                .map(item -> item.get("wtbId").asLong())
                .toList();
    }
}
