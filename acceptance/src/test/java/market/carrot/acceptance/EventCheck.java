package market.carrot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import market.carrot.acceptance.market.Event;
import market.carrot.acceptance.market.Json;
import market.carrot.acceptance.market.Trade;

/** Holds every field of an event, its key and its CloudEvents headers against the trade that it tells of. */
final class EventCheck {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final Event event;
    private final Trade trade;
    private final JsonNode data;

    private EventCheck(Event event, Trade trade) {
        this.event = event;
        this.trade = trade;
        this.data = event.data();
    }

    static EventCheck of(Event event, Trade trade) {
        return new EventCheck(event, trade);
    }

    /** @param reason null when there is none */
    void says(String state, int version, String reason) {
        List<String> names = new ArrayList<>();
        data.fieldNames().forEachRemaining(names::add);
        assertThat(names)
                .startsWith("eventType", "timestamp", "wtbId", "paymentId", "state", "price", "productId")
                .contains("buyerId", "sellerId", "productTitle", "currency", "version", "reason", "occurredAt");
        number("wtbId", trade.wtbId());
        number("price", trade.product().price());
        number("productId", trade.product().productId());
        number("version", version);
        text("state", state);
        text("buyerId", trade.buyer().name());
        text("sellerId", trade.seller().name());
        text("productTitle", trade.product().title());
        text("currency", "KRW");
        text("reason", reason);
        assertThat(data.get("paymentId")).isEqualTo(paymentId());
        Instant occurredAt = Instant.parse(data.get("occurredAt").asText());
        text("timestamp", TIMESTAMP.format(occurredAt));
        assertThat(event.key()).isEqualTo(String.valueOf(trade.wtbId()));
        headers(version, occurredAt);
    }

    private void headers(int version, Instant occurredAt) {
        assertThat(event.headers())
                .containsAllEntriesOf(Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        trade.wtbId() + "-" + version,
                        "ce_source",
                        "/wtbs",
                        "ce_type",
                        data.get("eventType").asText(),
                        "ce_subject",
                        String.valueOf(trade.wtbId()),
                        "content-type",
                        "application/json"));
        assertThat(Instant.parse(event.headers().get("ce_time"))).isEqualTo(occurredAt);
    }

    /** Null when nothing was paid. */
    private JsonNode paymentId() {
        JsonNode known = trade.now().json().get("paymentId");
        return Json.parse(known == null ? "null" : known.toString());
    }

    private void number(String name, long value) {
        assertThat(data.get(name).isIntegralNumber()).as(name).isTrue();
        assertThat(data.get(name).asLong()).as(name).isEqualTo(value);
    }

    private void text(String name, String value) {
        assertThat(data.get(name).isNull() ? null : data.get(name).asText())
                .as(name)
                .isEqualTo(value);
        assertThat(data.get(name).isTextual() || data.get(name).isNull())
                .as(name)
                .isTrue();
    }
}
