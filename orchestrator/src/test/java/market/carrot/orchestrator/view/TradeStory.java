package market.carrot.orchestrator.view;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicLong;

/** A trade and the events that tell of it, as the write side publishes them. */
record TradeStory(long wtbId, String buyer, String seller) {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00.123Z");
    private static final AtomicLong LAST = new AtomicLong();

    /** Between two people whom no other story knows. */
    static TradeStory begin() {
        long id = LAST.incrementAndGet();
        return new TradeStory(id, "buyer-" + id, "seller-" + id);
    }

    static TradeStory between(String buyer, String seller) {
        return new TradeStory(LAST.incrementAndGet(), buyer, seller);
    }

    String requested() {
        return event(1, "WtbAdded", "Requested", null);
    }

    String accepted() {
        return event(2, "WtbAccepted", "Accepted", null);
    }

    String finished() {
        return event(3, "DealFinished", "Finished", null);
    }

    String rejected(String reason) {
        return event(2, "WtbRejected", "Rejected", '"' + reason + '"');
    }

    /** A trade that failed before anything was known but the buyer's wish. */
    String payFailed() {
        return event(1, "WtbPayFailed", "PayFailed", "\"insufficient-funds\"")
                .replace("\"sellerId\":\"" + seller + "\"", "\"sellerId\":null")
                .replace("\"productTitle\":\"Bike\"", "\"productTitle\":null")
                .replace("\"paymentId\":" + paymentId(), "\"paymentId\":null");
    }

    String event(int version, String type, String state, String quotedReason) {
        Instant at = at(version);
        return ("""
                {"eventType":"%s","timestamp":"%s","wtbId":%d,"paymentId":%s,"state":"%s","price":3000,"productId":7,\
                "buyerId":"%s","sellerId":"%s","productTitle":"Bike","currency":"KRW","version":%d,"reason":%s,\
                "occurredAt":"%s"}""")
                .formatted(
                        type,
                        TIMESTAMP.format(at),
                        wtbId,
                        version == 1 && type.equals("WtbAdded") ? "null" : String.valueOf(paymentId()),
                        state,
                        buyer,
                        seller,
                        version,
                        quotedReason,
                        at);
    }

    long paymentId() {
        return 1000 + wtbId;
    }

    static Instant at(int version) {
        return BEGINNING.plusSeconds(version - 1L);
    }
}
