package market.carrot.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import market.carrot.platform.problem.Problem;
import market.carrot.platform.problem.ProblemException;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Makes answers that can be kept, and gives them. */
public class Answers {
    private static final int CREATED = 201;

    private final ObjectMapper json;

    Answers(ObjectMapper json) {
        this.json = json;
    }

    /** @param headers beside the content type */
    public GivenAnswer created(Object body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(Exchange.CONTENT_TYPE, "application/json");
        return new GivenAnswer(CREATED, all, text(body));
    }

    /** The same as if the refusal had been thrown. */
    public GivenAnswer refusal(ProblemException refusal) {
        Map<String, String> headers = new HashMap<>();
        headers.put(Exchange.CONTENT_TYPE, Problem.MEDIA_TYPE);
        refusal.retryAfter()
                .ifPresent(delay -> headers.put("Retry-After", Long.toString(Math.max(1, delay.toSeconds()))));
        return new GivenAnswer(refusal.type().status(), headers, text(refusal.problem()));
    }

    /** Makes it the answer to the request. */
    public void give(Exchange exchange, @Body GivenAnswer answer) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
        answer.headers().forEach(message::setHeader);
        message.setBody(answer.body());
    }

    String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer can always be written", e);
        }
    }

    GivenAnswer read(String kept) {
        try {
            return json.readValue(kept, GivenAnswer.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A kept answer can always be read", e);
        }
    }
}
