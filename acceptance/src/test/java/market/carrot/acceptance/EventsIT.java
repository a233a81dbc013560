package market.carrot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import market.carrot.acceptance.market.Answer;
import market.carrot.acceptance.market.Event;
import market.carrot.acceptance.market.Json;
import market.carrot.acceptance.market.Person;
import market.carrot.acceptance.market.Product;
import market.carrot.acceptance.market.Trade;
import org.junit.jupiter.api.Test;

/** What consumers of {@code wtb-events} are told, field by field. {@code WtbExpired} is told among the deadlines. */
class EventsIT extends Story {
    /** As the owner showed it. */
    private static final JsonNode OWNERS_EXAMPLE = Json.parse(
            """
            {"eventType":"WtbAdded","timestamp":"20210608162608","wtbId":1,"paymentId":null,"state":"Requested","price":3000,"productId":1}""");

    private final Product bike = seller.lists("Road bike", PRICE);

    @Test
    void theOwnersExampleIsHowAnEventBegins() {
        Trade trade = buyer.requests(bike);

        JsonNode event = market.events().of(trade, "WtbAdded").data();

        List<String> names = names(OWNERS_EXAMPLE);
        assertThat(names(event).subList(0, names.size())).isEqualTo(names);
        for (String name : names) {
            if (!name.equals("paymentId")) {
                assertThat(event.get(name).getNodeType())
                        .as(name)
                        .isEqualTo(OWNERS_EXAMPLE.get(name).getNodeType());
            }
        }
        JsonNode paymentId = event.get("paymentId");
        assertThat(paymentId.isNull() || paymentId.isIntegralNumber()).isTrue();
        assertThat(event.get("timestamp").asText()).matches("[0-9]{14}");
        assertThat(event.get("price").asLong())
                .isEqualTo(OWNERS_EXAMPLE.get("price").asLong());
        assertThat(event.get("state")).isEqualTo(OWNERS_EXAMPLE.get("state"));
    }

    @Test
    void aFinishedTradeTellsOfTheRequestTheAcceptanceAndTheDeal() {
        Trade trade = buyer.requests(bike);
        seller.accepts(trade).is(200);
        buyer.finishes(trade).is(200);

        EventCheck.of(market.events().of(trade, "WtbAdded"), trade).says("Requested", 1, null);
        EventCheck.of(market.events().of(trade, "WtbAccepted"), trade).says("Accepted", 2, null);
        EventCheck.of(market.events().of(trade, "DealFinished"), trade).says("Finished", 3, null);
        assertThat(market.events().of(trade)).hasSize(3);
    }

    @Test
    void aRejectionIsToldWithItsReason() {
        Trade trade = buyer.requests(bike);
        seller.rejects(trade, "Sold to a friend").is(200);

        EventCheck.of(market.events().of(trade, "WtbRejected"), trade).says("Rejected", 2, "Sold to a friend");
    }

    @Test
    void aCancellationIsTold() {
        Trade trade = buyer.requests(bike);
        buyer.cancels(trade).is(200);

        EventCheck.of(market.events().of(trade, "WtbCancelled"), trade).says("Cancelled", 2, null);
    }

    @Test
    void aRequestThatCouldNotBePaidIsToldWithoutAPayment() {
        Person poor = market.someone();
        Answer refused = poor.asksFor(bike).isProblem(402, "insufficient-funds");
        Trade trade = new Trade(refused.number("/wtbId"), bike, poor);

        Event event = market.events().of(trade, "WtbPayFailed");

        EventCheck.of(event, trade).says("PayFailed", 1, refused.text("/detail"));
        assertThat(event.data().get("paymentId").isNull()).isTrue();
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
