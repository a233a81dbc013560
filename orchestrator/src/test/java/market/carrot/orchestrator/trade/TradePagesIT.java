package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators see of trades, while everything works and while something does not. */
class TradePagesIT extends TradeStory {

    @AfterEach
    void eventsAreSent() throws Exception {
        camel.getRouteController().startRoute("relay-events");
    }

    @Test
    void aTradesPageHasWhatEveryPartHas() {
        long wtbId = accepted();

        JsonNode page = operator.looksAt(wtbId).body();

        assertThat(page.at("/trade/state").asText()).isEqualTo("Accepted");
        assertThat(page.at("/trade/stuck").isMissingNode()).isTrue();
        assertThat(page.at("/saga/status").asText()).isEqualTo("Active");
        assertThat(page.at("/saga/lraId").asText()).isEqualTo(lra(wtbId));
        assertThat(page.at("/hold/state").asText()).isEqualTo("Held");
        assertThat(page.at("/reservation/state").asText()).isEqualTo("Reserved");
        assertThat(page.at("/ledger/lines/0/kind").asText()).isEqualTo("HOLD");
        assertThat(texts(page.path("events"), "eventType")).containsExactly("WtbAdded", "WtbAccepted");
        assertThat(page.at("/actions/cancel/safe").asBoolean()).isTrue();
        assertThat(page.at("/actions/finish/safe").asBoolean()).isTrue();
        assertThat(page.at("/trade/nextTryBy").asText()).isEqualTo("sweep");
        assertThat(page.has("traceId")).as("nobody takes traces here").isFalse();
    }

    /** What the timeline says by itself; the trade's own moments are told when it is over. */
    @Test
    void theOtherPartsMomentsAreOnTheTimeline() {
        long wtbId = requested();

        JsonNode page = operator.looksAt(wtbId).body();

        assertThat(Instant.parse(page.at("/saga/startedAt").asText()))
                .isBeforeOrEqualTo(Instant.parse(page.at("/trade/decideBy").asText()));
        assertThat(StreamSupport.stream(page.path("timeline").spliterator(), false)
                        .map(moment -> moment.path("source").asText() + ": "
                                + moment.path("what").asText()))
                .contains(
                        "coordinator: the LRA has begun; now it is Active",
                        "product: the unit is Reserved",
                        "trade: part of the LRA " + lra(wtbId).replaceAll(".*/", ""))
                .anyMatch(moment -> moment.startsWith("payment: HOLD of 3000 KRW"));
    }

    @Test
    void aTradeThatIsOverTellsItsWholeLifeInOrder() {
        long wtbId = accepted();
        operator.cancels(wtbId);
        becomes(wtbId, "Cancelled");
        noSagaIsLeft(wtbId);

        JsonNode page = operator.looksAt(wtbId).body();

        List<Instant> times =
                texts(page.path("timeline"), "at").stream().map(Instant::parse).toList();
        assertThat(times).isSorted();
        assertThat(texts(page.path("timeline"), "what"))
                .contains(
                        "requested by " + buyer.name(),
                        "reserved and in escrow: Requested",
                        "accepted by the seller: Accepted",
                        "decided by an operator: it will be Cancelled",
                        "over: Cancelled")
                .anyMatch(what -> what.startsWith("operator: cancel, done"))
                .anyMatch(what -> what.startsWith("REFUND of 3000 KRW"));
        assertThat(texts(page.path("events"), "eventType")).containsExactly("WtbAdded", "WtbAccepted", "WtbCancelled");
        assertThat(page.at("/saga/status").asText()).isIn("Unknown", "Cancelled");
        assertThat(page.at("/actions/retry/safe").asBoolean(true)).isFalse();
    }

    @Test
    void anEventThatIsNotSentYetIsShownAsSuch() throws Exception {
        long sent = requested();
        eventually().untilAsserted(() -> assertThat(
                        operator.looksAt(sent).body().at("/events/0/sent").asBoolean())
                .isTrue());
        camel.getRouteController().stopRoute("relay-events");
        long waiting = requested();

        assertThat(operator.looksAt(waiting).body().at("/events/0/sent").asBoolean(true))
                .isFalse();
    }

    /** Fault: payment and product are down. Their part of the page says so, and the rest of it is there. */
    @Test
    void aPartThatCannotBeAskedSaysSo() {
        long wtbId = requested();
        payment.isDown();
        product.isDown();

        JsonNode page = operator.looksAt(wtbId).body();

        for (String part : List.of("hold", "ledger", "reservation")) {
            assertThat(page.path(part).path("unavailable").asText()).as(part).isEqualTo("It cannot be asked now.");
        }
        assertThat(page.at("/saga/status").asText()).isEqualTo("Active");
        assertThat(page.at("/actions/cancel/safe").asBoolean()).isTrue();
        assertThat(page.at("/actions/cancel/why").asText()).contains("Payment cannot be asked now");
        assertThat(page.at("/actions/finish/safe").asBoolean(true)).isFalse();
    }

    /** Fault: payment is down when the seller rejects. The trade is stuck, and says on whom it waits and until when. */
    @Test
    void aStuckTradeSaysWhy() {
        long wtbId = requested();
        payment.isDown();
        seller.rejects(wtbId).is(202, "Rejecting");

        eventually().untilAsserted(() -> assertThat(operator.finds("stuck=true&user=" + buyer.name()))
                .containsExactly(wtbId));
        JsonNode page = operator.looksAt(wtbId).body();
        JsonNode stuck = page.at("/trade/stuck");
        assertThat(stuck.path("participant").asText()).isEqualTo("payment");
        assertThat(stuck.path("lastAnswer").asText()).contains("refused");
        assertThat(stuck.path("why").asText()).startsWith("payment has not refunded the buyer");
        assertThat(page.at("/saga/status").asText()).isEqualTo("Cancelling");
        assertThat(page.at("/trade/nextTryBy").asText())
                .as("the sweep leaves what is ending to the coordinator")
                .isEqualTo("coordinator");
        assertThat(Instant.parse(page.at("/trade/nextTryAt").asText()))
                .isAfter(Instant.parse(stuck.path("answeredAt").asText()));

        payment.recovers();
        becomes(wtbId, "Rejected");
        assertThat(operator.finds("stuck=true&user=" + buyer.name())).isEmpty();
        assertThat(operator.looksAt(wtbId).body().at("/failedSteps/0/tries").asInt())
                .isPositive();
    }

    /** Fault: product refuses to mark the unit sold. Payment is done, and what product said is told word for word. */
    @Test
    void aStuckTradeNamesTheOneThatIsNotDone() {
        long wtbId = accepted();
        product.has(FakeService.answers(500, "{\"out\":\"of disk\"}"), "sale");
        buyer.finishes(wtbId).is(202, "Finishing");

        eventually().untilAsserted(() -> {
            JsonNode stuck = operator.looksAt(wtbId).body().at("/trade/stuck");
            assertThat(stuck.path("participant").asText()).isEqualTo("product");
            assertThat(stuck.path("lastAnswer").asText()).isEqualTo("500 {\"out\":\"of disk\"}");
        });

        product.recovers();
        becomes(wtbId, "Finished");
    }

    /** Fault: payment was down, and is done; now product refuses. What payment said before is not why it waits. */
    @Test
    void whatIsDoneAfterAllIsNoReasonAnyMore() {
        long wtbId = accepted();
        product.has(FakeService.answers(500, "{}"), "sale");
        payment.isDown();
        buyer.finishes(wtbId).is(202, "Finishing");
        payment.recovers();

        eventually().untilAsserted(() -> {
            JsonNode page = operator.looksAt(wtbId).body();
            assertThat(page.at("/trade/stuck/participant").asText()).isEqualTo("product");
            assertThat(StreamSupport.stream(page.path("failedSteps").spliterator(), false)
                            .filter(step -> step.has("doneAt"))
                            .map(step -> step.path("participant").asText()))
                    .containsExactly("payment");
        });
        // as if payment had been the last to fail
        database.update(
                "update failed_step set last_at = last_at - interval '1 day' where wtb_id = ? and participant = 'product'",
                wtbId);
        assertThat(operator.looksAt(wtbId).body().at("/trade/stuck/participant").asText())
                .isEqualTo("product");

        product.recovers();
        becomes(wtbId, "Finished");
    }

    /** Whoever is buyer in some trades and seller in others finds both, the newest first. */
    @Test
    void aUserFindsTheTradesOfBothSides() {
        long bought = requested();
        FakeProduct.Item tent = product.lists(buyer.name(), "Tent", 3000);
        long sold = stranger.requests(tent).is(201, "Requested").wtbId();
        long boughtAgain = requested();

        assertThat(operator.finds("user=" + buyer.name())).containsExactly(boughtAgain, sold, bought);
        assertThat(operator.finds("minAgeSeconds=0&user=" + buyer.name())).containsExactly(boughtAgain, sold, bought);
        database.update("update wtb set requested_at = requested_at - interval '2 hours' where id = ?", sold);
        assertThat(operator.finds("minAgeSeconds=3600&state=Requested&user=" + buyer.name()))
                .containsExactly(sold);
    }

    @Test
    void tradesAreFoundByWhatIsKnownOfThem() {
        FakeProduct.Item bike = bike();
        long first = buyer.requests(bike).is(201, "Requested").wtbId();
        long second = accepted();

        assertThat(operator.finds("user=" + buyer.name())).containsExactly(second, first);
        assertThat(operator.finds("user=" + seller.name() + "&state=Accepted")).containsExactly(second);
        assertThat(operator.finds("productId=" + bike.productId())).containsExactly(first);
        assertThat(operator.finds("wtbId=" + first)).containsExactly(first);
        assertThat(operator.finds("user=" + buyer.name() + "&minAgeSeconds=3600"))
                .isEmpty();
        assertThat(operator.finds("user=" + buyer.name() + "&stuck=false")).containsExactly(second, first);
        Answer page = operator.asks("/trades?limit=1&user=" + buyer.name());
        String next = page.body().path("next").asText();
        assertThat(operator.finds("user=" + buyer.name() + "&after=" + next)).containsExactly(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/trades?state=Sad",
                "/trades?limit=0",
                "/trades?stuck=perhaps",
                "/trades?after=x",
                "/trades?user=%00",
                "/trades/x"
            })
    void aQuestionThatDoesNotKeepTheContractIsRefused(String path) {
        operator.asks(path).isRefused(400, "invalid-request");
    }

    private static List<String> texts(JsonNode items, String member) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path(member).asText())
                .toList();
    }
}
