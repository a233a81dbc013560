package market.carrot.platform.problem;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every problem the market answers with (RFC 9457), and what a person is told about it at the address that {@code type}
 * names. The constant's name in kebab case is the stable last part of that address; clients may branch on it, so a
 * constant is never renamed.
 */
public enum ProblemType {
    INVALID_REQUEST(
            400,
            "The request does not keep the contract",
            "The request is malformed, a field or a parameter is missing, unknown or of the wrong type, or an id is no id.",
            "The detail says what is wrong. Compare the request with the contract and send it corrected.",
            Retry.CHANGED),
    UNAUTHENTICATED(
            401,
            "A valid access token is needed",
            "There is no access token, or it is expired, forged, or meant for someone else.",
            "Get a new token from the identity provider and send it as a bearer token.",
            Retry.CHANGED),
    INSUFFICIENT_FUNDS(
            402,
            "Not enough money in the wallet",
            "The wallet holds less than the price, or than what is to be taken out. Nothing was reserved or moved.",
            "Put money into the wallet, then ask again. With an Idempotency-Key, send a new one.",
            Retry.CHANGED),
    PROVIDER_REFUSED(
            402,
            "The payment provider refused",
            "The payment provider refused to collect or to pay out the money. The wallet is as it was.",
            "The detail is the provider's reason. Settle it with the provider, or try another amount.",
            Retry.CHANGED),
    FORBIDDEN(
            403,
            "Not allowed",
            "The caller is known, but is not the one who may do this.",
            "Look who may: the seller accepts and rejects, the buyer cancels and finishes, a product is its seller's.",
            Retry.NO),
    NOT_FOUND(
            404,
            "Not found",
            "There is no such thing or path, or it is not the caller's to see.",
            "Check the id, the path, and whose token it is.",
            Retry.NO),
    METHOD_NOT_ALLOWED(
            405,
            "Method not allowed",
            "The path exists, the method does not.",
            "The header Allow names the methods that the path has.",
            Retry.CHANGED),
    NOT_ACCEPTABLE(
            406,
            "Not acceptable",
            "The answer cannot be given in a form that the request's Accept header allows.",
            "Accept application/json and application/problem+json.",
            Retry.CHANGED),
    REQUEST_TIMEOUT(
            408,
            "The request took too long to arrive",
            "The body did not arrive in time. Nothing was done.",
            "Send the request again over a connection that is fast enough.",
            Retry.LATER),
    NOT_ON_SALE(
            409,
            "The product is not on sale",
            "The product is withdrawn, sold, or reserved by another request.",
            "Look at the product: it may come back when another trade is undone.",
            Retry.LATER),
    PRICE_CHANGED(
            409,
            "The price is different now",
            "The buyer offered another price or currency than the seller asks now.",
            "Read the product again and ask at its price, if it is still wanted.",
            Retry.CHANGED),
    TRADE_STATE_CONFLICT(
            409,
            "The trade's state does not allow this",
            "The trade has gone another way already: it was decided, expired or finished.",
            "Read the trade: its state says what is still possible.",
            Retry.NO),
    REBUILD_RUNNING(
            409,
            "The read model is being rebuilt",
            "A rebuild of the read model was asked for while one is running. Only operators meet this.",
            "Nothing: look how far it is. Another one can begin when it is over.",
            Retry.CHANGED),
    DEAD_LETTER_REPLAYED(
            409,
            "The dead letter was replayed",
            "The dead letter was applied before; it is not applied a second time. Only operators meet this.",
            "Nothing: it has had its effect.",
            Retry.NO),
    REQUEST_IN_PROGRESS(
            409,
            "The same request is still in progress",
            "A request with the same idempotency key is still being worked on.",
            "Send the same request with the same key again after a moment: it gets the first one's answer.",
            Retry.LATER),
    RESERVATION_RELEASED(
            409,
            "The reservation was released",
            "The reservation was released before; it cannot be taken or sold again. Only services meet this.",
            "Nothing: the trade is being undone.",
            Retry.NO),
    RESERVATION_SOLD(
            409,
            "The reserved unit is sold",
            "The reserved unit is sold; it cannot be released. Only services meet this.",
            "Nothing: the trade is finished.",
            Retry.NO),
    HOLD_REFUNDED(
            409,
            "The hold was refunded",
            "The held money was refunded before; it cannot be taken or paid out again. Only services meet this.",
            "Nothing: the trade is being undone.",
            Retry.NO),
    HOLD_PAID_OUT(
            409,
            "The held money was paid out",
            "The held money was paid to the seller; it cannot be refunded. Only services meet this.",
            "Nothing: the trade is finished.",
            Retry.NO),
    TRADE_DATA_MISMATCH(
            409,
            "The trade is known with other data",
            "The same trade is used with other data than before. Only services meet this.",
            "Find out which of the two is wrong; the first one counts.",
            Retry.NO),
    PRECONDITION_FAILED(
            412,
            "The resource has changed",
            "The resource has changed since the client read the ETag that it sent as If-Match.",
            "Read it again, look whether the edit is still right, and send it with the new ETag.",
            Retry.CHANGED),
    CONTENT_TOO_LARGE(
            413,
            "The content is too large",
            "The body is larger than any operation's.",
            "Send less; the detail names the limit.",
            Retry.CHANGED),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "Unsupported media type",
            "The body is not of the media type that the contract asks for, or it is compressed.",
            "Send application/json, uncompressed.",
            Retry.CHANGED),
    OWN_PRODUCT(
            422,
            "A seller cannot buy the own product",
            "The buyer and the seller are the same user.",
            "Nothing: this product is for others to buy.",
            Retry.NO),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "The idempotency key belongs to another request",
            "The idempotency key was used before, with another request.",
            "Use one key for one request only; make a new one for each.",
            Retry.CHANGED),
    DEAD_LETTER_REFUSED(
            422,
            "The dead letter still cannot be applied",
            "A dead letter was replayed, and what was wrong with it is so still. Nothing was changed. Only operators meet"
                    + " this.",
            "The detail says what is wrong. Ask again when it is mended: in the database, or in a newer version.",
            Retry.CHANGED),
    PRECONDITION_REQUIRED(
            428,
            "If-Match is needed",
            "An update does not say which version of the resource the client has seen, so it could overwrite unseen changes.",
            "Read the resource and send its ETag as If-Match.",
            Retry.CHANGED),
    TOO_MANY_REQUESTS(
            429,
            "Too many requests",
            "More requests came from this user or this address than the market takes in this time. This one was not carried"
                    + " out.",
            "Wait as many seconds as Retry-After says, and send fewer at a time.",
            Retry.LATER),
    INTERNAL_ERROR(
            500,
            "Internal error",
            "Something went wrong that is our mistake, not the client's.",
            "Report it with the X-Correlation-Id of the answer: the cause is in our log under that id.",
            Retry.LATER),
    PAYMENT_UNAVAILABLE(
            503,
            "Payment is not available now",
            "Payment is down or overloaded: no buyers are taken for a while. Nothing was charged.",
            "Wait as many seconds as Retry-After says, then ask again. With an Idempotency-Key, send a new one.",
            Retry.LATER),
    PRODUCT_UNAVAILABLE(
            503,
            "The product service is not available now",
            "The product service is down or overloaded. Nothing was reserved.",
            "Wait as many seconds as Retry-After says, then ask again. With an Idempotency-Key, send a new one.",
            Retry.LATER),
    COORDINATOR_UNAVAILABLE(
            503,
            "The trade cannot begin now",
            "The coordinator of the trades does not answer. Trades that are open are safe.",
            "Wait as many seconds as Retry-After says, then ask again.",
            Retry.LATER),
    SERVICE_UNAVAILABLE(
            503,
            "The service is not available now",
            "A part of the market is down, overloaded, or just starting.",
            "Wait as many seconds as Retry-After says. The detail says whether the request may have been carried out.",
            Retry.LATER);

    private static final String FOLDER = "/problems/";

    /** The type of an answer of which no more is known than its status. */
    private static final List<ProblemType> PLAIN = List.of(
            INVALID_REQUEST,
            UNAUTHENTICATED,
            FORBIDDEN,
            NOT_FOUND,
            METHOD_NOT_ALLOWED,
            NOT_ACCEPTABLE,
            REQUEST_TIMEOUT,
            CONTENT_TOO_LARGE,
            UNSUPPORTED_MEDIA_TYPE,
            TOO_MANY_REQUESTS,
            INTERNAL_ERROR,
            SERVICE_UNAVAILABLE);

    /** What HTTP calls "not implemented" and "version not supported": the server is right, the request is not. */
    private static final List<Integer> FAULTS_OF_THE_REQUEST = List.of(501, 505);

    /** What those answer who stand between two of ours. */
    private static final List<Integer> NO_ANSWER_FROM_BEHIND = List.of(502, 504);

    private final int status;
    private final String title;
    private final String when;
    private final String advice;
    private final Retry retry;

    ProblemType(int status, String title, String when, String advice, Retry retry) {
        this.status = status;
        this.title = title;
        this.when = when;
        this.advice = advice;
        this.retry = retry;
    }

    /** The problem to speak of when an answer's status is all that is known. */
    public static ProblemType of(int status) {
        if (NO_ANSWER_FROM_BEHIND.contains(status)) {
            return SERVICE_UNAVAILABLE;
        }
        return PLAIN.stream()
                .filter(type -> type.status == status)
                .findFirst()
                .orElse(status < 500 || FAULTS_OF_THE_REQUEST.contains(status) ? INVALID_REQUEST : INTERNAL_ERROR);
    }

    /** @param word the last part of a problem's address */
    public static Optional<ProblemType> named(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
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

    /** In which case a request is answered so. */
    public String when() {
        return when;
    }

    /** What the client should do. */
    public String advice() {
        return advice;
    }

    public Retry retry() {
        return retry;
    }

    /** The last part of its address. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The value of {@code type}: a reference relative to the market's entry point, where a page explains it. */
    public String uri() {
        return FOLDER + word();
    }
}
