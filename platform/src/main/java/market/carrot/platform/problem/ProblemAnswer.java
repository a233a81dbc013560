package market.carrot.platform.problem;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the exception that a route failed with into the answer. What the caller may not know goes to the log only. */
public class ProblemAnswer implements Processor {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswer.class);

    private static final String NO_VALUE = "The body has a value that there is not.";
    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

    /**
     * Connection; rolled back by the database; short of something; locked by another; stopped by an administrator or a
     * time limit; only a replica.
     */
    private static final List<String> PASSING_STATES = List.of("08", "40", "53", "55P03", "57P", "57014", "25006");

    private final ObjectMapper json;

    public ProblemAnswer(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void process(Exchange exchange) throws JsonProcessingException {
        ProblemException problem = problemOf(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
        Message answer = exchange.getMessage();
        answer.removeHeaders("*");
        problem.retryAfterSeconds().ifPresent(seconds -> answer.setHeader("Retry-After", seconds));
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, problem.type().status());
        answer.setHeader(Exchange.CONTENT_TYPE, Problem.MEDIA_TYPE);
        answer.setBody(json.writeValueAsString(problem.problem()));
    }

    /** What the caller is told of a failure. */
    public static ProblemException problemOf(Throwable failure) {
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
            if (cause instanceof DirectConsumerNotAvailableException stopped) {
                LOG.warn("A route is stopped: {}", stopped.getMessage());
                return new ProblemException(ProblemType.SERVICE_UNAVAILABLE, "Please try again in a moment.")
                        .retryAfter(TRY_AGAIN);
            }
            if (cause instanceof SQLException database && passes(database)) {
                LOG.warn("The database cannot do it now: {}", database.getMessage());
                return new ProblemException(ProblemType.SERVICE_UNAVAILABLE, "Please try again in a moment.")
                        .retryAfter(TRY_AGAIN);
            }
        }
        LOG.error("A request failed for a reason of our own", failure);
        return new ProblemException(
                ProblemType.INTERNAL_ERROR, "This is our mistake, not yours. Please try again later.");
    }

    /**
     * What passes by itself: a connection refused, lost, or not to be had from the pool in time; a deadlock or an order
     * of transactions that the database could not keep; a database that is short of room, being replaced, or just a
     * replica. The transaction is undone, or it is committed and the answer lost: for all that a trade does, and for
     * every call with a key, the same call again is right in both cases; who deposits, withdraws or lists a product
     * without a key looks first. The pool gives no state to a connection that it has closed itself.
     */
    private static boolean passes(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLTransientException
                || failure instanceof SQLRecoverableException
                || failure instanceof SQLNonTransientConnectionException
                || state == null
                || PASSING_STATES.stream().anyMatch(state::startsWith);
    }
}
