package market.carrot.orchestrator.trade;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import market.carrot.telemetry.LogKeys;
import market.carrot.telemetry.TraceParent;

/**
 * A trade's row keeps the trace of what was done to it last. What happens to it later by itself goes on from there; what
 * somebody else begins, or a callback that recovery repeats, is a trace of its own with a link to there.
 */
final class TraceOfTrade {
    private TraceOfTrade() {}

    /** The work at hand goes on with this trade. */
    static void goesOn(Wtb wtb) {
        LogKeys.putLra(wtb.lraId());
        String current = TraceParent.current();
        if (current == null) {
            return;
        }
        SpanContext before =
                Span.fromContext(TraceParent.context(wtb.traceparent())).getSpanContext();
        if (before.isValid()
                && !before.getTraceId().equals(Span.current().getSpanContext().getTraceId())) {
            Span.current().addLink(before);
        }
        wtb.tracedBy(current);
    }
}
