package market.carrot.acceptance.wire;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** A step of a trade that is a call from one process to another. Between them lie the commits. */
public enum Point {
    /** The buyer's request, at the gateway's call. */
    PURCHASE(Hop.TRADE, "POST", "/wtbs", 15_000),
    /** The saga begins. */
    START(Hop.COORDINATOR, "POST", "/lra-coordinator/start\\?.*ClientID=(\\d+).*", 8_000),
    /** Those that trade become its participant; {@code Requesting} is committed afterwards. */
    JOIN(Hop.COORDINATOR, "PUT", "/lra-coordinator/[^/?]+(?:\\?.*)?", 8_000),
    RESERVE(Hop.PRODUCT, "PUT", "/products/\\d+/reservations/(\\d+)", 3_000),
    /** {@code Requested} is committed afterwards. */
    HOLD(Hop.PAYMENT, "PUT", "/payments/holds/(\\d+)", 3_000),
    CLOSE(Hop.COORDINATOR, "PUT", "/lra-coordinator/[^/?]+/close", 8_000),
    CANCEL(Hop.COORDINATOR, "PUT", "/lra-coordinator/[^/?]+/cancel", 8_000),
    /** The callback of a cancelled saga; when it is answered the trade has its final state. */
    UNDO(Hop.CALLBACK, "PUT", "/lra-participant/compensate\\?.*wtbId=(\\d+).*", 2_000),
    REFUND(Hop.PAYMENT, "PUT", "/payments/holds/(\\d+)/refund", 600),
    RELEASE(Hop.PRODUCT, "PUT", "/products/\\d+/reservations/(\\d+)/release", 600),
    /** The callback of a closed saga; when it is answered the trade has its final state. */
    SETTLE(Hop.CALLBACK, "PUT", "/lra-participant/complete\\?.*wtbId=(\\d+).*", 2_000),
    PAYOUT(Hop.PAYMENT, "PUT", "/payments/holds/(\\d+)/payout", 600),
    SALE(Hop.PRODUCT, "PUT", "/products/\\d+/reservations/(\\d+)/sale", 600);

    private final Hop hop;
    private final String method;
    private final Pattern path;
    private final Duration patience;

    /** @param patience of the caller, in milliseconds */
    Point(Hop hop, String method, String path, int patience) {
        this.hop = hop;
        this.method = method;
        this.path = Pattern.compile(path);
        this.patience = Duration.ofMillis(patience);
    }

    /** How long the caller waits for the answer. */
    Duration patience() {
        return patience;
    }

    /** With the id of the trade as its first group, if the path has it. */
    Pattern path() {
        return path;
    }

    static Optional<Point> of(Hop hop, String method, String path) {
        return Arrays.stream(values())
                .filter(point -> point.hop == hop && point.method.equals(method))
                .filter(point -> point.path.matcher(path).matches())
                .findFirst();
    }
}
