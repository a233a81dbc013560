package market.carrot.orchestrator.view;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.NamedQuery;
import java.time.Instant;

/** One thing that happened to a trade. */
@Entity
@NamedQuery(
        name = TimelineEntry.OF_TRADE,
        query = "select entry from TimelineEntry entry where entry.key.wtbId = :wtbId order by entry.key.version")
@NamedQuery(
        name = TimelineEntry.KEYS_OF_TRADES,
        query = "select entry.key from TimelineEntry entry where entry.key.wtbId in :wtbIds")
class TimelineEntry {
    static final String OF_TRADE = "timeline-of-trade";
    static final String KEYS_OF_TRADES = "timeline-keys-of-trades";

    @EmbeddedId
    private TimelineKey key;

    @Enumerated(EnumType.STRING)
    private TradeEventType eventType;

    @Enumerated(EnumType.STRING)
    private TradeState state;

    private String reason;
    private Instant at;

    /** For JPA. */
    protected TimelineEntry() {}

    TimelineEntry(TradeEvent event) {
        key = event.key();
        eventType = event.eventType();
        state = event.state();
        reason = event.reason();
        at = event.occurredAt();
    }

    int version() {
        return key.version();
    }

    TradeEventType eventType() {
        return eventType;
    }

    TradeState state() {
        return state;
    }

    /** Null when none was given. */
    String reason() {
        return reason;
    }

    Instant at() {
        return at;
    }
}
