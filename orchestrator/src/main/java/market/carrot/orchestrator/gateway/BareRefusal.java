package market.carrot.orchestrator.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import market.carrot.orchestrator.role.Role;
import market.carrot.platform.problem.Problem;
import market.carrot.platform.problem.ProblemType;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** What stands between the gateway and a service, or a service that is just ending, may refuse with the status alone. */
@Component("bareRefusal")
@Profile(Role.GATEWAY_PROFILE)
class BareRefusal {
    private final ObjectMapper json;

    BareRefusal(ObjectMapper json) {
        this.json = json;
    }

    /** The other headers, such as {@code Allow}, stay. */
    public void explain(Exchange exchange) {
        Message answer = exchange.getMessage();
        ProblemType type = ProblemType.of(answer.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class));
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, type.status());
        answer.setHeader(Exchange.CONTENT_TYPE, Problem.MEDIA_TYPE);
        type.retryAfter()
                .filter(delay -> answer.getHeader(HttpHeaders.RETRY_AFTER) == null)
                .ifPresent(delay -> answer.setHeader(HttpHeaders.RETRY_AFTER, delay.toSeconds()));
        answer.setBody(text(Problem.of(type, type.title() + ".")));
    }

    private String text(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
