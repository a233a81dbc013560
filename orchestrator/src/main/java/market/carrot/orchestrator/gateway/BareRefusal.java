package market.carrot.orchestrator.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import market.carrot.orchestrator.role.Role;
import market.carrot.platform.problem.Problem;
import market.carrot.platform.problem.ProblemType;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Camel refuses a method that a path of the contract does not have with the status alone, before any route sees it. Here
 * it becomes a problem, as every other refusal.
 */
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
        Integer status = answer.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        Arrays.stream(ProblemType.values())
                .filter(type -> type.status() == status)
                .findFirst()
                .ifPresent(type -> {
                    type.retryAfter()
                            .filter(delay -> answer.getHeader("Retry-After") == null)
                            .ifPresent(delay -> answer.setHeader("Retry-After", delay.toSeconds()));
                    answer.setHeader(Exchange.CONTENT_TYPE, Problem.MEDIA_TYPE);
                    answer.setBody(text(Problem.of(type, type.title() + ".")));
                });
    }

    private String text(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
