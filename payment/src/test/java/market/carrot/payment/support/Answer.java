package market.carrot.payment.support;

import com.fasterxml.jackson.databind.JsonNode;

/** An HTTP answer, read. */
public record Answer(int status, String contentType, String retryAfter, JsonNode body) {

    public String text(String field) {
        return body.path(field).asText(null);
    }

    public long number(String field) {
        return body.path(field).asLong(Long.MIN_VALUE);
    }

    /** The last part of the problem's type, such as {@code insufficient-funds}. */
    public String problem() {
        String type = text("type");
        return type == null ? null : type.substring(type.lastIndexOf('/') + 1);
    }
}
