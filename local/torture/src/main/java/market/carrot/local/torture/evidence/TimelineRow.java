package market.carrot.local.torture.evidence;

/** An event as the query side keeps it. */
public record TimelineRow(long wtbId, int version, String eventType, String state) {
    static final String QUERY = "select wtb_id, version, event_type, state from timeline_entry";
}
