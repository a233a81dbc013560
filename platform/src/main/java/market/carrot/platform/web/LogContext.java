package market.carrot.platform.web;

import java.util.regex.Pattern;
import market.carrot.telemetry.LogKeys;
import market.carrot.telemetry.TracedRequest;
import market.carrot.telemetry.TracedTrade;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Puts the ids of trade, saga, request and trace on every log line of an exchange. Looked at again at the start of every
 * route, because a trade gets its id in the middle of one; all routes of an exchange run on one thread.
 */
public class LogContext implements Processor {
    /** What the exchange began with: the request, if it was one. */
    private static final String BEGINNING = LogContext.class.getName();

    private static final Pattern NUMBER = Pattern.compile("\\d{1,19}");

    @Override
    public void process(Exchange exchange) {
        if (exchange.getProperty(BEGINNING) == null) {
            exchange.setProperty(BEGINNING, exchange.getIn());
            exchange.getExchangeExtension().addOnCompletion(new Clearing());
        }
        String wtbId = exchange.getIn().getHeader(LogKeys.WTB_ID, String.class);
        if (wtbId != null) {
            LogKeys.put(LogKeys.WTB_ID, wtbId);
            TracedTrade.is(wtbId);
            tell(exchange, wtbId);
        }
        LogKeys.putLra(exchange.getIn().getHeader(Exchange.SAGA_LONG_RUNNING_ACTION, String.class));
        LogKeys.put(LogKeys.CORRELATION_ID, exchange.getIn().getHeader(HttpHeaders.CORRELATION_ID, String.class));
        LogKeys.putTrace();
    }

    /** The request's own filters have lines and spans of it too, here and at the gateway. */
    private static void tell(Exchange exchange, String wtbId) {
        if (exchange.getProperty(BEGINNING) instanceof PlatformHttpMessage message
                && message.getResponse() != null
                && NUMBER.matcher(wtbId).matches()) {
            message.getResponse().setHeader(HttpHeaders.WTB_ID, wtbId);
            TracedRequest.isAbout(message.getRequest(), wtbId);
        }
    }

    private static final class Clearing extends SynchronizationAdapter {
        @Override
        public void onDone(Exchange exchange) {
            LogKeys.clear();
        }
    }
}
