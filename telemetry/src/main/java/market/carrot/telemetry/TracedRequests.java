package market.carrot.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A span for each request. A service goes on with the trace that its caller's {@code traceparent} names; at the edge
 * every request begins a trace: a client neither chooses its id nor that it is kept.
 */
class TracedRequests extends OncePerRequestFilter {
    private static final String CONTEXT = TracedRequests.class.getName();
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    /** A part of a path that has a digit is an id. */
    private static final Pattern ID = Pattern.compile("(?<=/)[^/]*\\d[^/]*");

    private static final int LONGEST_NAME = 80;

    private final Tracer tracer;
    private final boolean beginHere;

    TracedRequests(Tracer tracer, boolean beginHere) {
        this.tracer = tracer;
        this.beginHere = beginHere;
    }

    /** The request's place in its trace; the root when it is in none. */
    static Context contextOf(HttpServletRequest request) {
        return request.getAttribute(CONTEXT) instanceof Context context ? context : Context.root();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Context parent = beginHere ? Context.root() : TraceParent.context(request.getHeader(TraceParent.HEADER));
        Span span = tracer.spanBuilder(name(request))
                .setParent(parent)
                .setSpanKind(SpanKind.SERVER)
                .setAttribute(METHOD, request.getMethod())
                .setAttribute(PATH, request.getRequestURI())
                .startSpan();
        Context context = TracedTrade.in(parent.with(span));
        request.setAttribute(CONTEXT, context);
        Scope scope = context.makeCurrent();
        try {
            LogKeys.putTrace();
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException failure) {
            span.setStatus(StatusCode.ERROR);
            throw failure;
        } finally {
            scope.close();
            MDC.remove(LogKeys.TRACE_ID);
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new AtTheEnd(() -> end(span, context, response)));
            } else {
                end(span, context, response);
            }
        }
    }

    private static void end(Span span, Context context, HttpServletResponse response) {
        span.setAttribute(STATUS, (long) response.getStatus());
        if (response.getStatus() >= 500) {
            span.setStatus(StatusCode.ERROR);
        }
        TracedTrade.end(span, context);
    }

    private static String name(HttpServletRequest request) {
        String path = ID.matcher(request.getRequestURI()).replaceAll("{id}");
        return request.getMethod() + " " + path.substring(0, Math.min(path.length(), LONGEST_NAME));
    }
}
