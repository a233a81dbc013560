package market.carrot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import market.carrot.acceptance.market.Answer;
import market.carrot.acceptance.market.Json;
import market.carrot.acceptance.market.Product;
import market.carrot.acceptance.market.TraceView;
import market.carrot.acceptance.market.TraceView.Traced;
import market.carrot.acceptance.market.Trade;
import market.carrot.acceptance.system.Part;
import market.carrot.acceptance.system.Terms;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** C3: what a trade leaves in traces and logs of all processes, found by its number. */
@Order(Chapter.DEADLINES)
@Under(Terms.SECONDS)
class OneTradeEverywhereIT extends Story {
    private static final int TRIES = 10;
    private static final List<Part> PROCESSES = List.of(
            Part.GATEWAY, Part.TRADE, Part.TRADE_2, Part.PRODUCT, Part.PAYMENT, Part.LRA_COORDINATOR, Part.READ_MODEL);

    private final TraceView traces = new TraceView(system.addresses().traces());
    private final Product lamps = seller.lists("Lamp", PRICE, TRIES);

    @Test
    void aRejectionIsOneTraceThroughEveryProcess() {
        Trade trade = rejected();

        Traced trace = traces.of(trade, "project WtbRejected", "refund-payment", "release-product");

        assertThat(trace.parts())
                .allSatisfy(
                        part -> assertThat(part.wtbId()).as(part.toString()).isEqualTo(String.valueOf(trade.wtbId())));
        assertThat(trace.parts())
                .extracting(TraceView.Part::process)
                .containsOnly("gateway", "trade", "product", "payment", "lra-coordinator", "read-model");
        assertThat(trace.pathTo("project WtbRejected"))
                .startsWith("gateway: POST /wtbs/{id}/reject")
                .endsWith("read-model: project WtbRejected")
                .containsSubsequence(
                        "trade: POST /wtbs/{id}/reject",
                        "trade: reject-request",
                        "trade: end-saga",
                        "lra-coordinator: PUT /lra-coordinator/{id}/cancel",
                        "trade: PUT /lra-participant/compensate",
                        "trade: undo-trade",
                        "trade: publish WtbRejected");
        assertThat(trace.pathTo("refund-payment")).contains("trade: put-to-payment", "payment: refund-payment");
        assertThat(trace.pathTo("release-product")).contains("trade: put-to-product", "product: release-product");
        assertThat(traces.page("/?wtbId=" + trade.wtbId()).is(200).http().body())
                .contains("/traces/" + trace.id());
        assertThat(traces.page("/traces/" + trace.id()).is(200).http().body())
                .contains("undo-trade", "lra-coordinator");
    }

    @Test
    void soIsThePurchaseBeforeIt() {
        Trade trade = buyer.requests(lamps);

        Traced trace = traces.of(trade, "project WtbAdded", "POST /lra-coordinator/start");

        assertThat(trace.parts())
                .allSatisfy(
                        part -> assertThat(part.wtbId()).as(part.toString()).isEqualTo(String.valueOf(trade.wtbId())));
        assertThat(trace.pathTo("project WtbAdded"))
                .startsWith("gateway: POST /wtbs")
                .contains("trade: request-purchase", "trade: trade");
        assertThat(trace.pathTo("POST /lra-coordinator/start")).contains("trade: trade");
    }

    /** The read model has no lines of trades: there it is their traces that show them. */
    @Test
    void theLinesOfATradeAreFoundByItsNumberInEveryProcessThatWorksOnIt() {
        Trade trade = rejected();
        List<String> ids = Stream.of("project WtbAdded", "project WtbRejected")
                .map(end -> traces.of(trade, end).id())
                .toList();

        for (Part part : List.of(Part.GATEWAY, Part.PRODUCT, Part.PAYMENT, Part.LRA_COORDINATOR)) {
            assertThat(linesOf(trade, part)).as(part.toString()).isNotEmpty();
        }
        List<JsonNode> trading = Stream.of(Part.TRADE, Part.TRADE_2)
                .flatMap(part -> linesOf(trade, part).stream())
                .toList();
        assertThat(trading)
                .extracting(line -> line.path("message").asText())
                .contains("saga begun", "reserved", "in escrow", "requested", "cancelling the saga", "undone");
        assertThat(Stream.concat(trading.stream(), linesOf(trade, Part.LRA_COORDINATOR).stream()))
                .allSatisfy(line -> assertThat(line.path("lraId").asText()).isNotEmpty());
        // each leads to one of the trade's two traces; and no line of these has lost the trade
        for (Part part : PROCESSES) {
            assertThat(linesOf(trade, part))
                    .as(part.toString())
                    .extracting(line -> line.path("traceId").asText())
                    .isSubsetOf(ids);
            assertThat(lines(part)
                            .filter(line -> ids.contains(line.path("traceId").asText())))
                    .as(part.toString())
                    .extracting(line -> line.path("wtbId").asText())
                    .allMatch(String.valueOf(trade.wtbId())::equals);
        }
    }

    /** Not every try meets a machine that has the time to end a trade while the seller waits. */
    private Trade rejected() {
        for (int i = 0; i < TRIES; i++) {
            Trade trade = buyer.requests(lamps);
            Answer answer = seller.rejects(trade);
            if (answer.status() == 200) {
                return trade;
            }
        }
        throw new AssertionError("No trade of " + TRIES + " was ended at once");
    }

    private List<JsonNode> linesOf(Trade trade, Part part) {
        return lines(part)
                .filter(line -> line.path("wtbId").asText().equals(String.valueOf(trade.wtbId())))
                .toList();
    }

    /**
     * All since the process writes for machines, and as they are: a line that is no JSON would be none for whoever
     * collects them. What the JVM says of itself it says in its own words.
     */
    private Stream<JsonNode> lines(Part part) {
        return system.log(part)
                .lines()
                .dropWhile(line -> !line.startsWith("{"))
                .filter(line -> !line.startsWith("WARNING: ") && !line.contains(" VM warning: "))
                .map(Json::parse);
    }
}
