package market.carrot.platform.problem;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Every problem the market answers with (RFC 9457). The constant's name in kebab case is the stable last part of the
 * problem's {@code type}; clients may branch on it, so a constant is never renamed.
 */
public enum ProblemType {
    /** The request does not keep the contract: malformed, a missing or unknown field, a wrong type. */
    INVALID_REQUEST(400, "The request does not keep the contract"),
    /** No token, or one that is expired, forged or meant for someone else. */
    UNAUTHENTICATED(401, "A valid access token is needed"),
    /** The buyer's wallet holds less than the price. */
    INSUFFICIENT_FUNDS(402, "Not enough money in the wallet"),
    /** The payment provider refused to collect or to pay out the money. */
    PROVIDER_REFUSED(402, "The payment provider refused"),
    /** The caller is known but not the one who may do this. */
    FORBIDDEN(403, "Not allowed"),
    /** There is no such thing, or it is not the caller's to see. */
    NOT_FOUND(404, "Not found"),
    /** The path exists, the method does not. */
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    /** The answer cannot be given in a form the client accepts. */
    NOT_ACCEPTABLE(406, "Not acceptable"),
    /** The product is withdrawn, sold, or reserved by another request. */
    NOT_ON_SALE(409, "The product is not on sale"),
    /** The buyer offered another price or currency than the seller asks now. */
    PRICE_CHANGED(409, "The price is different now"),
    /** The trade is in a state that does not allow this step. */
    TRADE_STATE_CONFLICT(409, "The trade's state does not allow this"),
    /** A request with the same idempotency key is still being worked on. */
    REQUEST_IN_PROGRESS(409, "The same request is still in progress"),
    /** The reservation was released before; it cannot be taken or sold again. */
    RESERVATION_RELEASED(409, "The reservation was released"),
    /** The reserved unit is sold; it cannot be released. */
    RESERVATION_SOLD(409, "The reserved unit is sold"),
    /** The hold was refunded before; it cannot be taken or paid out again. */
    HOLD_REFUNDED(409, "The hold was refunded"),
    /** The held money was paid to the seller; it cannot be refunded. */
    HOLD_PAID_OUT(409, "The held money was paid out"),
    /** The same trade is used with other data than before. */
    TRADE_DATA_MISMATCH(409, "The trade is known with other data"),
    /** The resource changed since the client read it. */
    PRECONDITION_FAILED(412, "The resource has changed"),
    /** The body is larger than the service takes. */
    CONTENT_TOO_LARGE(413, "The content is too large"),
    /** The body's media type is not the contract's. */
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    /** A seller cannot buy the own product. */
    OWN_PRODUCT(422, "A seller cannot buy the own product"),
    /** The idempotency key was used before with another request. */
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key belongs to another request"),
    /** An update needs {@code If-Match}, so that nobody overwrites what they have not seen. */
    PRECONDITION_REQUIRED(428, "If-Match is needed"),
    /** The caller asks for more than anyone's share. */
    TOO_MANY_REQUESTS(429, "Too many requests"),
    /** An error of our own; the detail is in the log, under the correlation id. */
    INTERNAL_ERROR(500, "Internal error"),
    /** Payment is down or overloaded: no buyers are taken for a while. */
    PAYMENT_UNAVAILABLE(503, "Payment is not available now"),
    /** The product service is down or overloaded. */
    PRODUCT_UNAVAILABLE(503, "The product service is not available now"),
    /** No trade can begin: the LRA coordinator does not answer. */
    COORDINATOR_UNAVAILABLE(503, "The trade cannot begin now"),
    /** A part of the market behind the gateway does not answer. */
    SERVICE_UNAVAILABLE(503, "The service is not available now");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status that always goes with this problem. */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** After which time trying again can help; empty where waiting changes nothing, or nobody knows for how long. */
    public Optional<Duration> retryAfter() {
        if (this == REQUEST_IN_PROGRESS) {
            return Optional.of(Duration.ofSeconds(1));
        }
        return status == 429 || status == 503 ? Optional.of(Duration.ofSeconds(5)) : Optional.empty();
    }

    /** The value of {@code type}: a reference relative to the market's entry point. */
    public String uri() {
        return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
