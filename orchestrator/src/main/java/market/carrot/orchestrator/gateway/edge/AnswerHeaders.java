package market.carrot.orchestrator.gateway.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The security headers of every answer: no browser keeps it, guesses its type, frames it, runs anything in it, or tells
 * others where it was. A page says itself what more it needs. They are set before the request goes on, because Camel
 * answers on another thread.
 */
final class AnswerHeaders extends OncePerRequestFilter {
    private static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";
    private static final String NOTHING_INSIDE = "default-src 'none'; frame-ancestors 'none'";

    private static final Set<String> ONE_COUNTS = Set.of("cache-control", "content-security-policy", "allow");

    private final String strictTransportSecurity;

    AnswerHeaders(AnswerHeaderSettings settings) {
        this.strictTransportSecurity = settings.strictTransportSecurity();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(CONTENT_SECURITY_POLICY, NOTHING_INSIDE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (request.isSecure() && StringUtils.hasText(strictTransportSecurity)) {
            response.setHeader("Strict-Transport-Security", strictTransportSecurity);
        }
        chain.doFilter(request, new WhoAnswersKnowsBetter(response));
    }

    /**
     * A service that says how long its answer may be kept, or which methods its path has, is right, and so is a page that
     * says what it is made of.
     */
    private static final class WhoAnswersKnowsBetter extends HttpServletResponseWrapper {
        WhoAnswersKnowsBetter(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void addHeader(String name, String value) {
            if (ONE_COUNTS.contains(name.toLowerCase(Locale.ROOT))) {
                setHeader(name, value);
            } else {
                super.addHeader(name, value);
            }
        }
    }
}
