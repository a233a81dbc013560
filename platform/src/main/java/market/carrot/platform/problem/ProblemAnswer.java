package market.carrot.platform.problem;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the exception that a route failed with into the answer. What the caller may not know goes to the log only. */
public class ProblemAnswer implements Processor {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswer.class);

    private static final String NO_VALUE = "The body has a value that there is not.";
    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

    private final ObjectMapper json;

    public ProblemAnswer(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void process(Exchange exchange) throws JsonProcessingException {
        ProblemException problem = problemOf(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
        Message answer = exchange.getMessage();
        answer.removeHeaders("*");
        problem.retryAfter().ifPresent(delay -> answer.setHeader("Retry-After", Math.max(1, delay.toSeconds())));
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, problem.type().status());
        answer.setHeader(Exchange.CONTENT_TYPE, Problem.MEDIA_TYPE);
        answer.setBody(json.writeValueAsString(problem.problem()));
    }

    private static ProblemException problemOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem;
            }
            if (cause instanceof MismatchedInputException || cause instanceof JsonParseException) {
                return new ProblemException(ProblemType.INVALID_REQUEST, "The body is not what the contract asks for.");
            }
            if (cause instanceof ValueInstantiationException value) {
                return new ProblemException(
                        ProblemType.INVALID_REQUEST,
                        value.getCause() == null ? NO_VALUE : value.getCause().getMessage());
            }
            if (cause instanceof SQLException database && isUnreachable(database)) {
                LOG.warn("The database cannot be reached: {}", database.getMessage());
                return new ProblemException(ProblemType.SERVICE_UNAVAILABLE, "Please try again in a moment.")
                        .retryAfter(TRY_AGAIN);
            }
        }
        LOG.error("A request failed for a reason of our own", failure);
        return new ProblemException(
                ProblemType.INTERNAL_ERROR, "This is our mistake, not yours. Please try again later.");
    }

    /**
     * Connection refused, lost, not to be had from the pool in time, or ended by an administrator. The pool gives no
     * state to a connection that it has closed itself.
     */
    private static boolean isUnreachable(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || state == null
                || state.startsWith("08")
                || state.startsWith("57P");
    }
}
