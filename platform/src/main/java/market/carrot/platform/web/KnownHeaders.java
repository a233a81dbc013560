package market.carrot.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Shows the routes only the headers that the contract knows. Camel makes every header a message header, beside the
 * request's parameters and the path's, so an unknown one could pass for either. Stands behind the security filters,
 * which read the credentials, and behind the one that reads a trace's.
 */
public class KnownHeaders extends OncePerRequestFilter {
    private static final Set<String> KNOWN = Set.of(
            "accept",
            "content-type",
            "content-length",
            "host",
            "idempotency-key",
            "if-match",
            "prefer",
            "last-event-id",
            "x-correlation-id");

    /** Becomes a URL that Camel calls, so it comes in with the coordinator's callbacks only. */
    private static final String LRA = "long-running-action";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Known(request), response);
    }

    private static final class Known extends HttpServletRequestWrapper {
        private final boolean callback;

        Known(HttpServletRequest request) {
            super(request);
            this.callback = request.getRequestURI().startsWith(ApiHeaders.CALLBACKS);
        }

        private boolean isKnown(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            return KNOWN.contains(lower) || (callback && lower.equals(LRA));
        }

        @Override
        public String getHeader(String name) {
            return isKnown(name) ? super.getHeader(name) : null;
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isKnown(name) ? super.getHeaders(name) : Collections.emptyEnumeration();
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                    .filter(this::isKnown)
                    .toList());
        }
    }
}
