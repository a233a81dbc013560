package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;

/** The event that the product's owner showed, member by member. */
class WtbEventTest {
    private static final String OWNERS_EXAMPLE =
            """
            {"eventType":"WtbAdded","timestamp":"20210608162608","wtbId":1,"paymentId":null,"state":"Requested",\
            "price":3000,"productId":1}""";

    private final ObjectMapper json = Jackson2ObjectMapperBuilder.json()
            .featuresToDisable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            // as the application sets it; events nevertheless keep their nulls
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    @Test
    void theFirstSevenMembersAreTheOwners() throws IOException {
        Wtb wtb = Trades.requesting();
        WtbEvent event = wtb.request(Trades.RESERVATION, new HeldPayment(7), Trades.TERMS, Trades.NOW);

        JsonNode written = json.readTree(json.writeValueAsString(event));
        JsonNode shown = json.readTree(OWNERS_EXAMPLE);

        List<String> names = names(written);
        assertThat(names.subList(0, 7)).isEqualTo(names(shown));
        shown.properties().stream()
                .filter(member -> !member.getKey().equals("paymentId"))
                .forEach(member -> assertThat(written.get(member.getKey()))
                        .as(member.getKey())
                        .isEqualTo(member.getValue()));
        assertThat(written.get("paymentId").isIntegralNumber()).isTrue();
    }

    @Test
    void whatIsNotKnownIsNullAndNotAbsent() throws IOException {
        Wtb wtb = Trades.requesting();
        wtb.refuse(Trades.broke(), Optional.empty(), Trades.TERMS, Trades.NOW);

        JsonNode written =
                json.readTree(json.writeValueAsString(wtb.end(Trades.NOW).orElseThrow()));

        assertThat(written.get("eventType").asText()).isEqualTo("WtbPayFailed");
        assertThat(written.get("state").asText()).isEqualTo("PayFailed");
        assertThat(written.get("reason").asText()).isEqualTo("The wallet holds 10 KRW.");
        assertThat(written.get("paymentId").isNull()).isTrue();
        assertThat(written.get("sellerId").isNull()).isTrue();
        assertThat(written.get("productTitle").isNull()).isTrue();
    }

    @Test
    void consumersGetWhatTheyNeedBesides() throws IOException {
        Wtb wtb = Trades.requesting();
        WtbEvent event = wtb.request(Trades.RESERVATION, new HeldPayment(7), Trades.TERMS, Trades.NOW);

        assertThat(json.writeValueAsString(event))
                .endsWith("\"productId\":1,\"buyerId\":\"bea\",\"sellerId\":\"sam\",\"productTitle\":\"Bike\","
                        + "\"currency\":\"KRW\",\"version\":1,\"reason\":null,"
                        + "\"occurredAt\":\"2021-06-08T16:26:08Z\"}");
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
