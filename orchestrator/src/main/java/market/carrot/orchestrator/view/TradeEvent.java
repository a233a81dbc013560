package market.carrot.orchestrator.view;

import java.time.Instant;

/**
 * An event as it stands on the topic, checked: what is built can be stored. See {@code asyncapi/events.yaml} for the
 * meaning of each member; members that are not known here are left alone.
 *
 * @param sellerId null when the request failed before the seller was known; so are productTitle and paymentId
 */
record TradeEvent(
        TradeEventType eventType,
        Long wtbId,
        Integer version,
        TradeState state,
        Long productId,
        String productTitle,
        String buyerId,
        String sellerId,
        Long price,
        String currency,
        Long paymentId,
        String reason,
        Instant occurredAt) {

    private static final int LONGEST_ID = 100;
    private static final int LONGEST_TITLE = 1000;
    private static final int LONGEST_REASON = 2000;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** @throws IllegalArgumentException when a member is missing or cannot be stored; the message says which */
    TradeEvent {
        check(eventType != null, "eventType is missing");
        check(wtbId != null && wtbId > 0, "wtbId must be a positive number");
        check(version != null && version > 0, "version must be a positive number");
        check(state != null, "state is missing");
        check(productId != null && productId > 0, "productId must be a positive number");
        check(isShort(productTitle, LONGEST_TITLE), "productTitle is too long");
        check(buyerId != null && !buyerId.isEmpty(), "buyerId is missing");
        check(isShort(buyerId, LONGEST_ID), "buyerId is too long");
        check(isShort(sellerId, LONGEST_ID), "sellerId is too long");
        check(price != null && price >= 0, "price must be a number and not negative");
        check(currency != null && currency.matches("[A-Z]{3}"), "currency must be an ISO 4217 code");
        check(isShort(reason, LONGEST_REASON), "reason is too long");
        check(occurredAt != null, "occurredAt is missing");
        check(!occurredAt.isBefore(EARLIEST) && occurredAt.isBefore(LATEST), "occurredAt cannot be true");
    }

    TimelineKey key() {
        return new TimelineKey(wtbId, version);
    }

    private static boolean isShort(String text, int longest) {
        return text == null || text.length() <= longest;
    }

    private static void check(boolean kept, String rule) {
        if (!kept) {
            throw new IllegalArgumentException(rule);
        }
    }
}
