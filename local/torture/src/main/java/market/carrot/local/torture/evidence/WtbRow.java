package market.carrot.local.torture.evidence;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A trade on the write side: the truth. */
public record WtbRow(
        long id,
        long productId,
        String buyerId,
        String sellerId,
        long price,
        String currency,
        String state,
        String outcome,
        String undoScope,
        String lraId,
        Long paymentId,
        String failure,
        String reason,
        String idempotencyKey,
        int events,
        Instant decideBy,
        Instant finishBy) {
    static final String QUERY =
            """
            select id, product_id, buyer_id, seller_id, price, currency, state, outcome, undo_scope, lra_id, payment_id,
                failure, reason, idempotency_key, events, decide_by, finish_by
            from wtb""";

    private static final Set<String> FINAL = Set.of("Rejected", "Cancelled", "Expired", "Finished", "PayFailed");

    /** The callback came for a trade whose first step never did. */
    public boolean isTombstone() {
        return buyerId == null;
    }

    /** The state under the name that clients and events know. */
    public String label() {
        return Arrays.stream(state.split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    public boolean isFinal() {
        return FINAL.contains(label());
    }

    public boolean isFinished() {
        return label().equals("Finished");
    }

    /** It failed before the seller was asked. */
    public boolean isPayFailed() {
        return label().equals("PayFailed");
    }
}
