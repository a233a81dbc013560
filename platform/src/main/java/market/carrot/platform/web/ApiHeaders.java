package market.carrot.platform.web;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.apache.camel.http.base.HttpHeaderFilterStrategy;

/**
 * Which headers (and query parameters, which Camel treats alike) enter a service's routes, and which leave in its
 * answers. {@code Long-Running-Action} becomes a URL that Camel calls, so it enters with the coordinator's callbacks only.
 */
public class ApiHeaders extends HttpHeaderFilterStrategy {
    /** Credentials, which the security filters have read before, and names of answer headers, which would be echoed. */
    private static final Set<String> NEVER_ENTER = Set.of(
            "authorization",
            "cookie",
            "proxy-authorization",
            "location",
            "retry-after",
            "etag",
            "cache-control",
            "www-authenticate",
            "allow",
            "preference-applied");

    static final String CALLBACKS = "/lra-participant/";

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (NEVER_ENTER.contains(lower)
                || (lower.equals("long-running-action") && !isCallback(exchange))
                || (lower.startsWith("camel") && !isCallback(exchange))) {
            return true;
        }
        return super.applyFilterToExternalHeaders(name, value, exchange);
    }

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !HttpHeaders.isAllowed(HttpHeaders.IN_ANSWERS, name)
                || super.applyFilterToCamelHeaders(name, value, exchange);
    }

    private static boolean isCallback(Exchange exchange) {
        return exchange.getIn() instanceof PlatformHttpMessage message
                && message.getRequest().getRequestURI().startsWith(CALLBACKS);
    }
}
