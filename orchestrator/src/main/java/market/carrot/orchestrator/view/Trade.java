package market.carrot.orchestrator.view;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import java.time.Instant;

/** A trade as the newest event known of it says; events may come in any order. */
@Entity
@NamedQuery(
        name = "trades-of-buyer",
        query =
                """
                select trade from Trade trade
                where trade.buyerId = :caller and trade.wtbId < :before and (:state is null or trade.state = :state)
                order by trade.wtbId desc""")
@NamedQuery(
        name = "trades-of-seller",
        query =
                """
                select trade from Trade trade
                where trade.sellerId = :caller and trade.wtbId < :before and (:state is null or trade.state = :state)
                order by trade.wtbId desc""")
class Trade {
    @Id
    private long wtbId;

    private int version;

    /** A {@link TradeState} as text: a client may look for states that no event reports. */
    private String state;

    private long productId;
    private String productTitle;
    private String buyerId;
    private String sellerId;
    private long price;
    private String currency;
    private Long paymentId;
    private String reason;
    private Instant updatedAt;

    /** For JPA. */
    protected Trade() {}

    Trade(TradeEvent first) {
        wtbId = first.wtbId();
        productId = first.productId();
        buyerId = first.buyerId();
        price = first.price();
        currency = first.currency();
        apply(first);
    }

    /** Follows a newer event; an older one that comes late tells only what was not known yet. */
    void apply(TradeEvent event) {
        boolean newer = event.version() > version;
        productTitle = newer ? known(event.productTitle(), productTitle) : known(productTitle, event.productTitle());
        sellerId = newer ? known(event.sellerId(), sellerId) : known(sellerId, event.sellerId());
        paymentId = newer ? known(event.paymentId(), paymentId) : known(paymentId, event.paymentId());
        if (newer) {
            version = event.version();
            state = event.state().name();
            reason = event.reason();
            updatedAt = event.occurredAt();
        }
    }

    private static <T> T known(T preferred, T otherwise) {
        return preferred == null ? otherwise : preferred;
    }

    boolean isOf(String user) {
        return buyerId.equals(user) || user.equals(sellerId);
    }

    long wtbId() {
        return wtbId;
    }

    int version() {
        return version;
    }

    TradeState state() {
        return TradeState.valueOf(state);
    }

    long productId() {
        return productId;
    }

    /** Null as long as no event told it; so are sellerId, paymentId and reason. */
    String productTitle() {
        return productTitle;
    }

    String buyerId() {
        return buyerId;
    }

    String sellerId() {
        return sellerId;
    }

    /** In the currency's minor unit. */
    long price() {
        return price;
    }

    String currency() {
        return currency;
    }

    Long paymentId() {
        return paymentId;
    }

    String reason() {
        return reason;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
