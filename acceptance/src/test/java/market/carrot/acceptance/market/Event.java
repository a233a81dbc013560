package market.carrot.acceptance.market;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Something that was told about a trade. */
public record Event(String key, Map<String, String> headers, JsonNode data) {

    Event(ConsumerRecord<String, String> record) {
        this(record.key(), headers(record), Json.parse(record.value()));
    }

    public boolean is(String type) {
        return type.equals(data.at("/eventType").asText());
    }

    public int version() {
        return data.at("/version").asInt();
    }

    private static Map<String, String> headers(ConsumerRecord<String, String> record) {
        Map<String, String> headers = new TreeMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
