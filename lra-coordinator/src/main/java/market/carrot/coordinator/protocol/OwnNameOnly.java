package market.carrot.coordinator.protocol;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import market.carrot.coordinator.CoordinatorProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Takes calls to the coordinator's own name only. Narayana builds the id of an LRA from the request's {@code Host}, and an
 * id is a URL that those that trade keep and call: under a foreign name they would call a stranger, and under a second
 * name of its own the coordinator would not find it again but by reading its whole store.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OwnNameOnly implements Filter {
    /** Names that something in between claims for the coordinator. */
    private static final List<String> CLAIMS = List.of("X-Forwarded-Host", "Forwarded");

    private final String name;

    OwnNameOnly(CoordinatorProperties coordinator) {
        this.name = coordinator.url().getAuthority().toLowerCase(Locale.ROOT);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isForUs((HttpServletRequest) request)) {
            chain.doFilter(request, response);
            return;
        }
        HttpServletResponse refusal = (HttpServletResponse) response;
        refusal.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        refusal.setContentType(Refusal.MEDIA_TYPE);
        refusal.getOutputStream()
                .print(Refusal.text(
                        HttpServletResponse.SC_BAD_REQUEST,
                        "wrong-host",
                        "The coordinator has another name",
                        "Call it at " + name + ", which is its carrot.coordinator.url, and claim no other name."));
    }

    private boolean isForUs(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Host")).stream()
                        .map(host -> host.toLowerCase(Locale.ROOT))
                        .toList()
                        .equals(List.of(name))
                && CLAIMS.stream().allMatch(header -> request.getHeader(header) == null)
                && name.equals(target(request));
    }

    /** What the request's own URL says, which Narayana reads: of an absolute target, or else of {@code Host}. */
    private static String target(HttpServletRequest request) {
        return request.getRequestURL().toString().toLowerCase(Locale.ROOT).replaceFirst("^[a-z]+://([^/]*).*", "$1");
    }
}
