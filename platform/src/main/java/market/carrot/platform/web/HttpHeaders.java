package market.carrot.platform.web;

import java.util.Locale;
import java.util.Set;

/** The header names that the market's own parts agree on. */
public final class HttpHeaders {
    /** One id for all that one request of a client causes; the gateway sees to it that there is one. */
    public static final String CORRELATION_ID = "X-Correlation-Id";

    /** With a service's answer, for the gateway only: which trade the request turned out to be about. */
    public static final String WTB_ID = "X-Wtb-Id";

    /** What may leave in an answer. Camel would otherwise echo the request's headers, credentials included. */
    static final Set<String> IN_ANSWERS = Set.of(
            "location",
            "retry-after",
            "etag",
            "content-type",
            "cache-control",
            "www-authenticate",
            "allow",
            "preference-applied",
            "x-correlation-id");

    /** What a service sends to another service. */
    static final Set<String> TO_SERVICES = Set.of("content-type", "accept", "x-correlation-id");

    /** What a service reads from another service's answer. */
    static final Set<String> FROM_SERVICES = Set.of("content-type", "retry-after");

    private HttpHeaders() {}

    static boolean isAllowed(Set<String> allowed, String name) {
        return allowed.contains(name.toLowerCase(Locale.ROOT));
    }
}
