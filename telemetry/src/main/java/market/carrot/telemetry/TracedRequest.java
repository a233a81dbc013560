package market.carrot.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import jakarta.servlet.http.HttpServletRequest;

/** What is known of a request beside its own words, on whichever thread it is worked on. */
public final class TracedRequest {
    private static final String WTB_ID = TracedRequest.class.getName() + ".wtbId";

    private TracedRequest() {}

    /** Its place in its trace; the root when it is in none. */
    public static Context contextOf(HttpServletRequest request) {
        return TracedRequests.contextOf(request);
    }

    /** The request is about this trade. */
    public static void isAbout(HttpServletRequest request, String wtbId) {
        request.setAttribute(WTB_ID, wtbId);
        TracedTrade.is(wtbId, contextOf(request));
    }

    /** For a line about the request, on a thread that has worked on something else. */
    public static void putLogKeys(HttpServletRequest request) {
        LogKeys.put(LogKeys.WTB_ID, (String) request.getAttribute(WTB_ID));
        SpanContext span = Span.fromContext(contextOf(request)).getSpanContext();
        LogKeys.put(LogKeys.TRACE_ID, span.isValid() ? span.getTraceId() : null);
    }
}
