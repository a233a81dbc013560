package market.carrot.platform.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Answers of the security filters, which stand before any route. */
public class ProblemWriter implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemWriter.class);

    private final BearerTokenAuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();
    private final ObjectMapper json;

    public ProblemWriter(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof AuthenticationServiceException) {
            LOG.warn("A token could not be checked: {}", failure.getMessage());
            write(
                    response,
                    new ProblemException(
                            ProblemType.SERVICE_UNAVAILABLE,
                            "Your access token cannot be checked now. Please try again in a moment."));
            return;
        }
        challenge.commence(request, response, failure);
        write(response, Problem.of(ProblemType.UNAUTHENTICATED, "Send a valid access token as a bearer token."));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        write(response, Problem.of(ProblemType.FORBIDDEN, "Your access token does not allow this."));
    }

    /** Writes the refusal as the whole answer. */
    public void write(HttpServletResponse response, ProblemException refusal) throws IOException {
        refusal.retryAfterSeconds()
                .ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, seconds.toString()));
        write(response, refusal.problem());
    }

    /** Writes the problem as the whole answer. */
    public void write(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}
