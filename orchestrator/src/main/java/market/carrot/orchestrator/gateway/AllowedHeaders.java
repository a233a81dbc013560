package market.carrot.orchestrator.gateway;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/** Which headers cross one side of the gateway: none but those named, in lower case. */
public record AllowedHeaders(Set<String> in, Set<String> out) implements HeaderFilterStrategy {

    /** What a client may tell a service. */
    public static final Set<String> OF_REQUESTS = Set.of(
            "authorization",
            "content-type",
            "accept",
            "idempotency-key",
            "if-match",
            "prefer",
            "last-event-id",
            "x-correlation-id");

    /** What a service may tell a client. The correlation id is not among them: the gateway has told it already. */
    static final Set<String> OF_ANSWERS = Set.of(
            "content-type",
            "location",
            "etag",
            "retry-after",
            "preference-applied",
            "cache-control",
            "x-accel-buffering",
            "www-authenticate",
            "allow");

    /** What a service may tell the gateway: that, and for its own log which trade it was about. */
    static final Set<String> OF_SERVICES =
            Stream.concat(OF_ANSWERS.stream(), Stream.of("x-wtb-id")).collect(Collectors.toUnmodifiableSet());

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return !in.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !out.contains(name.toLowerCase(Locale.ROOT));
    }
}
