package market.carrot.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.util.regex.Pattern;

/**
 * Which trade a piece of work is about. A purchase gets its number only after the first spans have begun, so they share
 * this, and each is told when it ends.
 */
public final class TracedTrade {
    static final AttributeKey<String> WTB_ID = AttributeKey.stringKey("wtb.id");

    private static final ContextKey<TracedTrade> KEY = ContextKey.named("trade");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,19}");

    private volatile String wtbId;

    private TracedTrade() {}

    /** Work that may turn out to be about a trade; the same as around it, if there is one. */
    public static Context in(Context context) {
        return context.get(KEY) == null ? context.with(KEY, new TracedTrade()) : context;
    }

    /** The work at hand is about this trade. @param wtbId what is no number says nothing */
    public static void is(String wtbId) {
        is(wtbId, Context.current());
    }

    static void is(String wtbId, Context context) {
        TracedTrade trade = context.get(KEY);
        if (trade != null && wtbId != null && NUMBER.matcher(wtbId).matches()) {
            trade.wtbId = wtbId;
        }
    }

    /** Ends a span, which is about the trade that its context is about by now. */
    public static void end(Span span, Context context) {
        TracedTrade trade = context.get(KEY);
        if (trade != null && trade.wtbId != null) {
            span.setAttribute(WTB_ID, trade.wtbId);
        }
        span.end();
    }

    /** Ends a span about one trade. */
    public static void end(Span span, long wtbId) {
        span.setAttribute(WTB_ID, String.valueOf(wtbId));
        span.end();
    }
}
