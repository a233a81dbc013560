package market.carrot.local.launcher.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What of an answer is worth a second look. */
final class Excerpt {
    /** What tells one answer about a trade from the next. */
    static final List<String> TRADE = List.of("wtbId", "state", "reason");
    /** What the owner of the market wants every event to have, and the event's number in its trade. */
    static final List<String> EVENT =
            List.of("eventType", "timestamp", "wtbId", "paymentId", "state", "price", "productId", "version");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Excerpt() {}

    static String all(JsonNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** These fields as they are, and three dots for the others; all when it is something else than expected. */
    static String of(JsonNode json, List<String> fields) {
        if (!json.has(fields.get(0))) {
            return all(json);
        }
        ObjectNode shown = JSON.createObjectNode();
        fields.stream().filter(json::has).forEach(field -> shown.set(field, json.get(field)));
        String text = all(shown);
        return shown.size() == json.size() ? text : text.substring(0, text.length() - 1) + ",…}";
    }
}
