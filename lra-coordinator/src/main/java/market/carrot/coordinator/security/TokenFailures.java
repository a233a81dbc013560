package market.carrot.coordinator.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import market.carrot.coordinator.protocol.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;

/** 401 where a token is missing or bad, 503 where the issuer is away and nobody can tell. */
class TokenFailures implements AuthenticationEntryPoint {
    private static final Logger log = LoggerFactory.getLogger(TokenFailures.class);
    private static final int TRY_AGAIN_SECONDS = 5;

    private final BearerTokenAuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (!(failure instanceof AuthenticationServiceException)) {
            challenge.commence(request, response, failure);
            return;
        }
        log.warn("A token could not be checked: {}", failure.getMessage());
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setIntHeader(HttpHeaders.RETRY_AFTER, TRY_AGAIN_SECONDS);
        response.setContentType(Refusal.MEDIA_TYPE);
        response.getOutputStream()
                .print(Refusal.text(
                        HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                        "service-unavailable",
                        "The token cannot be checked now",
                        "The issuer of tokens does not answer; please try again in a moment."));
    }
}
