package market.carrot.local.traces;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The latest traces: so many, and so many spans, that they fit into the memory of a small process. */
public final class Traces {
    private final int mostTraces;
    private final int mostSpans;
    /** The one that was heard of last comes last. */
    private final Map<String, List<Span>> spans = new LinkedHashMap<>();

    private int count;

    public Traces(int mostTraces, int mostSpans) {
        this.mostTraces = mostTraces;
        this.mostSpans = mostSpans;
    }

    synchronized void add(List<Span> more) {
        for (Span span : more) {
            List<Span> known = spans.remove(span.traceId());
            List<Span> trace = known == null ? new ArrayList<>() : known;
            trace.add(span);
            count++;
            spans.put(span.traceId(), trace);
        }
        Iterator<List<Span>> oldest = spans.values().iterator();
        while (spans.size() > mostTraces || count > mostSpans) {
            count -= oldest.next().size();
            oldest.remove();
        }
    }

    /** The latest first. @param wtbId empty for all */
    public synchronized List<Trace> about(String wtbId) {
        List<Trace> found = new ArrayList<>();
        spans.forEach((id, parts) -> {
            Trace trace = new Trace(id, parts);
            if (wtbId.isEmpty() || trace.isAbout(wtbId)) {
                found.add(0, trace);
            }
        });
        return found;
    }

    public synchronized Optional<Trace> find(String id) {
        return Optional.ofNullable(spans.get(id)).map(parts -> new Trace(id, parts));
    }
}
