package market.carrot.orchestrator.trade;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Something that happened to a trade, as it is published. The first seven members are the ones every consumer knows.
 *
 * @param timestamp {@code yyyyMMddHHmmss} in UTC; {@code occurredAt} is the exact time
 * @param paymentId null as long as nothing was paid
 * @param price in the currency's minor unit
 * @param version counts the events of one trade, from 1, without gaps
 * @param byOperator true when an operator decided in the parties' place; absent otherwise
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({"eventType", "timestamp", "wtbId", "paymentId", "state", "price", "productId"})
public record WtbEvent(
        EventType eventType,
        String timestamp,
        long wtbId,
        Long paymentId,
        WtbState state,
        long price,
        long productId,
        String buyerId,
        String sellerId,
        String productTitle,
        String currency,
        int version,
        String reason,
        Instant occurredAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) Boolean byOperator) {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    static WtbEvent of(EventType type, Wtb wtb, int version, Instant now) {
        Deal deal = wtb.deal();
        return new WtbEvent(
                type,
                TIMESTAMP.format(now),
                wtb.id(),
                wtb.paymentId(),
                wtb.state(),
                deal.price(),
                deal.productId(),
                deal.buyerId(),
                deal.sellerId(),
                deal.productTitle(),
                deal.currency(),
                version,
                wtb.reason(),
                now,
                wtb.byOperator() ? true : null);
    }
}
