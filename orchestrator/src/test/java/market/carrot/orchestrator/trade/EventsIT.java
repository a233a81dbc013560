package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import market.carrot.local.engines.TestEngines;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the topic tells of a trade. */
class EventsIT extends TradeStory {
    private final List<ConsumerRecord<String, String>> records = new ArrayList<>();
    private KafkaConsumer<String, String> topic;

    @BeforeEach
    void listen() {
        topic = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        TestEngines.kafka().bootstrapServers(),
                        "group.id",
                        buyer.name(),
                        "auto.offset.reset",
                        "earliest",
                        "metadata.max.age.ms",
                        "500"),
                new StringDeserializer(),
                new StringDeserializer());
        topic.subscribe(List.of(MARKET.topic));
    }

    @AfterEach
    void stopListening() throws Exception {
        topic.close();
        camel.getRouteController().startRoute("relay-events");
    }

    @Test
    void everyStepOfATradeIsToldInOrder() {
        long wtbId = accepted();
        ends(buyer.finishes(wtbId), "Finished");

        List<JsonNode> events = events(wtbId, 3);

        assertThat(events)
                .extracting(event -> event.get("eventType").asText())
                .containsExactly("WtbAdded", "WtbAccepted", "DealFinished");
        assertThat(events)
                .extracting(event -> event.get("state").asText())
                .containsExactly("Requested", "Accepted", "Finished");
        assertThat(events).extracting(event -> event.get("version").asInt()).containsExactly(1, 2, 3);
    }

    @Test
    void anEventCarriesTheOwnersMembersAndWhatConsumersNeed() {
        FakeProduct.Item bike = bike();
        long wtbId = buyer.requests(bike).is(201, "Requested").wtbId();

        JsonNode event = events(wtbId, 1).get(0);

        assertThat(event.toString())
                .matches("\\{\"eventType\":\"WtbAdded\",\"timestamp\":\"\\d{14}\",\"wtbId\":" + wtbId
                        + ",\"paymentId\":"
                        + FakePayment.paymentId(wtbId) + ",\"state\":\"Requested\",\"price\":3000,\"productId\":"
                        + bike.productId() + ",\"buyerId\":\"" + buyer.name() + "\",\"sellerId\":\"" + seller.name()
                        + "\",\"productTitle\":\"Bike\",\"currency\":\"KRW\",\"version\":1,\"reason\":null,"
                        + "\"occurredAt\":\"[-0-9T:.]+Z\"\\}");
    }

    @Test
    void anEventIsACloudEventInBinaryModeUnderTheTradesKey() {
        long wtbId = requested();

        JsonNode event = events(wtbId, 1).get(0);
        ConsumerRecord<String, String> message = records.stream()
                .filter(message1 -> message1.key().equals(String.valueOf(wtbId)))
                .findFirst()
                .orElseThrow();

        assertThat(message.headers())
                .extracting(Header::key)
                .containsExactlyInAnyOrder(
                        "ce_specversion", "ce_id", "ce_source", "ce_type", "ce_subject", "ce_time", "content-type");
        assertThat(header(message, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(message, "ce_id")).isEqualTo(wtbId + "-1");
        assertThat(header(message, "ce_source")).isEqualTo("/wtbs");
        assertThat(header(message, "ce_type")).isEqualTo("WtbAdded");
        assertThat(header(message, "ce_subject")).isEqualTo(String.valueOf(wtbId));
        assertThat(header(message, "ce_time")).isEqualTo(event.get("occurredAt").asText());
        assertThat(header(message, "content-type")).isEqualTo("application/json");
    }

    @Test
    void aFailedRequestIsToldWithItsReason() {
        payment.has(FakeService.answers(500, ""), "hold");
        long wtbId = buyer.requests(bike()).isUnavailable("payment-unavailable").wtbId();
        becomes(wtbId, "PayFailed");

        JsonNode event = events(wtbId, 1).get(0);

        assertThat(event.get("eventType").asText()).isEqualTo("WtbPayFailed");
        assertThat(event.get("paymentId").isNull()).isTrue();
        assertThat(event.get("reason").asText()).isNotBlank();
    }

    /** Fault: nothing is published for a while. Trades go on, and no event is lost or changes places. */
    @Test
    void whatHappensWhileTheRelayIsStoppedIsToldLater() throws Exception {
        camel.getRouteController().stopRoute("relay-events");
        long wtbId = requested();
        ends(seller.rejects(wtbId, "no"), "Rejected");
        assertThat(database.queryForObject("select count(*) from outbox where wtb_id = ?", Integer.class, wtbId))
                .isEqualTo(2);

        camel.getRouteController().startRoute("relay-events");

        assertThat(events(wtbId, 2))
                .extracting(event -> event.get("eventType").asText())
                .containsExactly("WtbAdded", "WtbRejected");
        eventually().untilAsserted(() -> assertThat(
                        database.queryForObject("select count(*) from outbox where wtb_id = ?", Integer.class, wtbId))
                .isZero());
    }

    private List<JsonNode> events(long wtbId, int expected) {
        eventually().until(() -> {
            topic.poll(Duration.ofMillis(200)).forEach(records::add);
            return of(wtbId).size() >= expected;
        });
        assertThat(of(wtbId)).hasSize(expected);
        return of(wtbId);
    }

    private List<JsonNode> of(long wtbId) {
        return records.stream()
                .filter(message -> message.key().equals(String.valueOf(wtbId)))
                .map(message -> json(message.value()))
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return FakeService.JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
