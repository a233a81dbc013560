package market.carrot.orchestrator.view;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.NamedNativeQuery;
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
@NamedNativeQuery(
        name = TimelineEntry.NEWS,
        resultClass = TimelineEntry.class,
        // one question for all trades that are watched, however many: row by row to the primary key
        query =
                """
                select entry.*
                from json_table(:watched, '$[*]' columns (wtb_id bigint path '$[0]', told integer path '$[1]')) watched
                straight_join timeline_entry entry on entry.wtb_id = watched.wtb_id and entry.version > watched.told
                order by entry.wtb_id, entry.version""")
class TimelineEntry {
    static final String NEWS = "timeline-news";
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

    long wtbId() {
        return key.wtbId();
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
