package market.carrot.local.torture.evidence;

/** Something that reconciliation found and cannot decide. */
public record FindingRow(long wtbId, String kind, String detail) {
    static final String QUERY = "select wtb_id, kind, detail from finding";
}
