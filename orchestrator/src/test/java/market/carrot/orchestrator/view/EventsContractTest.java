package market.carrot.orchestrator.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.opentelemetry.api.trace.TracerProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;

/** What the published contract of the events says, the query side understands. */
class EventsContractTest {
    private final JsonNode contract = contract();
    private final TradeEvents events = new TradeEvents(
            Jackson2ObjectMapperBuilder.json().build(), TracerProvider.noop().get(""));

    @Test
    void theExampleIsAnEvent() {
        String example = contract.at("/components/messages/TradeEvent/examples/0/payload")
                .toString();

        EventBatch batch = read(example);

        assertThat(batch.unusable()).isEmpty();
        assertThat(batch.events()).singleElement().satisfies(event -> {
            assertThat(event.event().eventType()).isEqualTo(TradeEventType.WtbAdded);
            assertThat(event.event().productTitle()).isEqualTo("Road bike");
        });
    }

    @Test
    void everyRequiredMemberThatMayNotBeNullIsAskedFor() {
        JsonNode example = contract.at("/components/messages/TradeEvent/examples/0/payload");
        JsonNode members = contract.at("/components/schemas/TradeEvent/properties");

        members.properties().stream()
                .filter(member -> !member.getValue().path("type").toString().contains("null"))
                // for people and older consumers; occurredAt tells the same
                .filter(member -> !member.getKey().equals("timestamp"))
                .forEach(member -> {
                    JsonNode without = example.deepCopy();
                    ((ObjectNode) without).remove(member.getKey());
                    assertThat(read(without.toString()).unusable())
                            .as(member.getKey())
                            .hasSize(1);
                });
    }

    @Test
    void theNamesAreTheSame() {
        assertThat(namesIn("EventType"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(TradeEventType.values()).map(Enum::name).toList());
        assertThat(namesIn("TradeState"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(TradeState.values()).map(Enum::name).toList());
    }

    private List<String> namesIn(String schema) {
        return StreamSupport.stream(
                        contract.at("/components/schemas/" + schema + "/enum").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private EventBatch read(String json) {
        Exchange record = new DefaultExchange(new DefaultCamelContext());
        record.getMessage().setBody(json.getBytes(StandardCharsets.UTF_8));
        return events.read(List.of(record));
    }

    private static JsonNode contract() {
        try {
            return new ObjectMapper(new YAMLFactory())
                    .readTree(EventsContractTest.class.getResourceAsStream("/asyncapi/events.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
