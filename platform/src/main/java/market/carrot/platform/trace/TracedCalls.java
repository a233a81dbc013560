package market.carrot.platform.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import market.carrot.platform.security.OwnServices;
import market.carrot.platform.web.HttpHeaders;
import market.carrot.telemetry.TraceParent;
import market.carrot.telemetry.TracedTrade;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;

/**
 * A span for each call to another service, which is told it, if it is one of ours, by {@code traceparent}: below the routes, so that no
 * message of theirs carries it and no list of headers has to let it pass.
 */
public class TracedCalls implements ExecChainHandler {
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> PEER = AttributeKey.stringKey("server.address");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    private final Tracer tracer;
    private final OwnServices own;

    TracedCalls(Tracer tracer, OwnServices own) {
        this.tracer = tracer;
        this.own = own;
    }

    /** Traces what this client calls. Nobody but our own services learns of it. */
    public void of(HttpClientBuilder client) {
        client.addExecInterceptorFirst("traces", this);
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope chained, ExecChain chain)
            throws IOException, HttpException {
        if (!Span.current().getSpanContext().isValid()) {
            return chain.proceed(request, chained);
        }
        boolean ours = own.include(chained.route.getTargetHost());
        Span span = tracer.spanBuilder(request.getMethod())
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute(PEER, String.valueOf(chained.route.getTargetHost()))
                .startSpan();
        Context context = Context.current().with(span);
        Scope scope = context.makeCurrent();
        try {
            if (ours) {
                request.setHeader(TraceParent.HEADER, TraceParent.of(context));
            }
            ClassicHttpResponse response = chain.proceed(request, chained);
            // a stranger does not say which trade this is about
            Header trade = ours ? response.getFirstHeader(HttpHeaders.WTB_ID) : null;
            TracedTrade.is(trade == null ? null : trade.getValue());
            span.setAttribute(STATUS, (long) response.getCode());
            if (response.getCode() >= 500) {
                span.setStatus(StatusCode.ERROR);
            }
            return response;
        } catch (IOException | HttpException | RuntimeException failure) {
            span.setStatus(StatusCode.ERROR);
            span.setAttribute(ERROR, failure.getClass().getName());
            throw failure;
        } finally {
            scope.close();
            TracedTrade.end(span, context);
        }
    }
}
