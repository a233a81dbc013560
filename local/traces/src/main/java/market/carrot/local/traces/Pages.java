package market.carrot.local.traces;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The viewer's pages: plain HTML, without a script. */
final class Pages {
    private static final int SHOWN = 200;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());
    private static final String FRAME =
            """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Traces</title>
            <style>
            body { font: 14px/1.4 sans-serif; margin: 1.5em; color: #222 }
            table { border-collapse: collapse; width: 100% } td, th { text-align: left; padding: 2px 8px }
            tr:nth-child(even) { background: #f5f5f5 } .failed { color: #b00020 } .small { color: #666; font-size: 12px }
            .bars { width: 40% } .bar { height: 12px; background: #e07b00; min-width: 1px } .failed .bar { background: #b00020 }
            </style>
            <h1><a href="/">Traces</a></h1>
            """;

    private Pages() {}

    static String list(List<Trace> traces, String wtbId) {
        String rows = traces.stream().limit(SHOWN).map(Pages::row).collect(Collectors.joining("\n"));
        return FRAME
                + """
                <form action="/"><label>Trade <input name="wtbId" value="%s" autofocus></label> <button>Find</button></form>
                <p>%d traces%s</p>
                <table><tr><th>began</th><th>with</th><th>took</th><th>spans</th><th>trades</th><th>processes</th></tr>
                %s</table>
                """
                        .formatted(
                                escaped(wtbId),
                                traces.size(),
                                traces.size() > SHOWN ? ", the latest " + SHOWN + ":" : "",
                                rows);
    }

    static String trace(Trace trace) {
        String rows = trace.rows().stream().map(row -> bar(trace, row)).collect(Collectors.joining("\n"));
        return FRAME
                + """
                <h2>%s</h2><p>%s, %s, %s%s</p>
                <table><tr><th>process</th><th>what</th><th>took</th><th class="bars"></th><th></th></tr>
                %s</table>
                """
                        .formatted(
                                escaped(trace.first().name()),
                                time(trace.start()),
                                millis(trace.start(), trace.end()),
                                escaped(trace.id()),
                                trades(trace),
                                rows);
    }

    static String unknown() {
        return FRAME + "<p>This trace is not here: it never was, or it is too long ago.</p>";
    }

    private static String row(Trace trace) {
        return "<tr%s><td>%s</td><td><a href=\"/traces/%s\">%s</a></td><td>%s</td><td>%d</td><td>%s</td><td>%s</td></tr>"
                .formatted(
                        trace.spans().stream().anyMatch(Span::failed) ? " class=\"failed\"" : "",
                        time(trace.start()),
                        escaped(trace.id()),
                        escaped(trace.first().name()),
                        millis(trace.start(), trace.end()),
                        trace.spans().size(),
                        escaped(String.join(", ", trace.wtbIds())),
                        escaped(String.join(", ", trace.services())));
    }

    private static String bar(Trace trace, Trace.Row row) {
        Span span = row.span();
        double whole = Math.max(1, trace.end() - trace.start());
        return """
                <tr%s><td>%s</td><td style="padding-left: %dem">%s%s</td><td>%s</td>\
                <td class="bars"><div class="bar" style="margin-left: %.2f%%; width: %.2f%%"></div></td>\
                <td class="small">%s</td></tr>"""
                .formatted(
                        span.failed() ? " class=\"failed\"" : "",
                        escaped(span.service()),
                        row.depth() + 1,
                        escaped(span.name()),
                        links(span),
                        millis(span.start(), span.end()),
                        100 * (span.start() - trace.start()) / whole,
                        100 * (span.end() - span.start()) / whole,
                        escaped(span.attributes().entrySet().stream()
                                .map(attribute -> attribute.getKey() + "=" + attribute.getValue())
                                .collect(Collectors.joining(" "))));
    }

    private static String links(Span span) {
        return span.links().stream()
                .map(id -> " <a href=\"/traces/%s\">before</a>".formatted(escaped(id)))
                .collect(Collectors.joining());
    }

    private static String trades(Trace trace) {
        return trace.wtbIds().stream()
                .map(id -> ", <a href=\"/?wtbId=%1$s\">trade %1$s</a>".formatted(escaped(id)))
                .collect(Collectors.joining());
    }

    private static String time(long nanos) {
        return TIME.format(Instant.ofEpochSecond(0, nanos));
    }

    private static String millis(long start, long end) {
        return String.format(Locale.ROOT, "%.1f ms", (end - start) / 1e6);
    }

    /** What anybody may have sent. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
