package market.carrot.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import org.slf4j.MDC;

/** What the lines of a trade are found by: keys of the log's context, in its pattern and in its JSON. */
public final class LogKeys {
    public static final String WTB_ID = "wtbId";
    public static final String LRA_ID = "lraId";
    public static final String CORRELATION_ID = "correlationId";
    public static final String TRACE_ID = "traceId";

    private LogKeys() {}

    /** Leaves what is there when there is nothing to say. */
    public static void put(String key, String value) {
        if (value != null) {
            MDC.put(key, value);
        }
    }

    /** Names the saga of which the following lines are. @param lra an LRA's id, which is a URL; its last part is enough */
    public static void putLra(String lra) {
        put(LRA_ID, lra == null ? null : lra.substring(lra.lastIndexOf('/') + 1));
    }

    /** Names the trace of which the work at hand is a part, if it is one. */
    public static void putTrace() {
        SpanContext span = Span.current().getSpanContext();
        if (span.isValid()) {
            MDC.put(TRACE_ID, span.getTraceId());
        }
    }

    /** The thread goes on with something else. */
    public static void clear() {
        MDC.remove(WTB_ID);
        MDC.remove(LRA_ID);
        MDC.remove(CORRELATION_ID);
        MDC.remove(TRACE_ID);
    }
}
