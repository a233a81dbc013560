package market.carrot.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;

/** A place in a trace as one word of W3C Trace Context: in a header, in a database's row, in a record's header. */
public final class TraceParent {
    /** The name of the header. {@code tracestate} goes with it by the standard; nothing of ours has one. */
    public static final String HEADER = "traceparent";

    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

    private TraceParent() {}

    /** @return null when the work at hand is part of no trace */
    public static String current() {
        return of(Context.current());
    }

    /** @return null when the context is part of no trace */
    public static String of(Context context) {
        SpanContext span = Span.fromContext(context).getSpanContext();
        return span.isValid()
                ? "00-%s-%s-%s"
                        .formatted(
                                span.getTraceId(),
                                span.getSpanId(),
                                span.getTraceFlags().asHex())
                : null;
    }

    /** Where to go on from. @param word null or any text at all: what is none leads to no trace */
    public static Context context(String word) {
        return word == null ? Context.root() : W3C.extract(Context.root(), word, new OneWord());
    }

    private static final class OneWord implements TextMapGetter<String> {
        @Override
        public Iterable<String> keys(String word) {
            return List.of(HEADER);
        }

        @Override
        public String get(String word, String key) {
            return HEADER.equals(key) ? word : null;
        }
    }
}
