package market.carrot.orchestrator.view;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import market.carrot.telemetry.TraceParent;
import market.carrot.telemetry.TracedTrade;
import org.apache.camel.Message;

/** An event on its way into the view, as a span of the trace that its record names. */
record TracedEvent(Span span, TradeEvent event) {

    static Optional<TracedEvent> of(TradeEvent event, Message record, Tracer tracer) {
        Context parent = TraceParent.context(word(record.getHeader(TraceParent.HEADER)));
        return Span.fromContext(parent).getSpanContext().isValid()
                ? Optional.of(new TracedEvent(
                        tracer.spanBuilder("project " + event.eventType())
                                .setParent(parent)
                                .setSpanKind(SpanKind.CONSUMER)
                                .startSpan(),
                        event))
                : Optional.empty();
    }

    /** It is kept as a dead letter, and is not in the view. */
    void isRefused() {
        span.setStatus(StatusCode.ERROR);
    }

    /** Whatever has become of it, it is stored. */
    void isStored() {
        TracedTrade.end(span, event.wtbId());
    }

    private static String word(Object header) {
        return header instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : null;
    }
}
