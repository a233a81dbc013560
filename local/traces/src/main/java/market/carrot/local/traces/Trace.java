package market.carrot.local.traces;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What came of one trace until now: spans in the order in which they began. */
public record Trace(String id, List<Span> spans) {

    public Trace {
        spans = spans.stream().sorted(Comparator.comparingLong(Span::start)).toList();
    }

    /** What it began with. */
    public Span first() {
        return spans.get(0);
    }

    public long start() {
        return first().start();
    }

    public long end() {
        return spans.stream().mapToLong(Span::end).max().orElseThrow();
    }

    public boolean isAbout(String wtbId) {
        return spans.stream().anyMatch(span -> wtbId.equals(span.wtbId()));
    }

    public Set<String> wtbIds() {
        return spans.stream().map(Span::wtbId).filter(id -> id != null).collect(Collectors.toCollection(TreeSet::new));
    }

    public Set<String> services() {
        return spans.stream().map(Span::service).collect(Collectors.toCollection(TreeSet::new));
    }

    /** A span, and how many of its ancestors there are. */
    record Row(Span span, int depth) {}

    /** Each span below the one that led to it; those whose parent has not come stand for themselves. */
    List<Row> rows() {
        Set<String> known = spans.stream().map(Span::spanId).collect(Collectors.toSet());
        Map<String, List<Span>> children = new HashMap<>();
        for (Span span : spans) {
            String parent = known.contains(span.parentId()) ? span.parentId() : "";
            children.computeIfAbsent(parent, id -> new ArrayList<>()).add(span);
        }
        List<Row> rows = new ArrayList<>();
        add("", 0, children, new HashSet<>(), rows);
        return rows;
    }

    /** @param seen what anybody sends may be its own ancestor */
    private static void add(
            String parent, int depth, Map<String, List<Span>> children, Set<String> seen, List<Row> rows) {
        for (Span span : children.getOrDefault(parent, List.of())) {
            if (seen.add(span.spanId())) {
                rows.add(new Row(span, depth));
                add(span.spanId(), depth + 1, children, seen, rows);
            }
        }
    }
}
