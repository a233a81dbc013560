package market.carrot.local.traces;

import java.util.List;
import java.util.Map;

/**
 * A piece of work of one process.
 *
 * @param parentId empty at the beginning of a trace
 * @param service the process's name
 * @param start and end: nanoseconds since 1970
 * @param links ids of other traces that led to this
 */
public record Span(
        String traceId,
        String spanId,
        String parentId,
        String service,
        String name,
        String kind,
        long start,
        long end,
        boolean failed,
        Map<String, String> attributes,
        List<String> links) {

    /** The trade that it is about; null when it is about none. */
    public String wtbId() {
        return attributes.get("wtb.id");
    }
}
