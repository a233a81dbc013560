package market.carrot.platform.web;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.MDC;

/**
 * Puts the trade's id and the correlation id on every log line of an exchange. Looked at again at the start of every
 * route, because a trade gets its id in the middle of one; all routes of an exchange run on one thread.
 */
public class LogContext implements Processor {
    private static final String WTB_ID = "wtbId";
    private static final String CORRELATION_ID = "correlationId";

    @Override
    public void process(Exchange exchange) {
        put(WTB_ID, exchange.getIn().getHeader(WTB_ID, String.class));
        put(CORRELATION_ID, exchange.getIn().getHeader(HttpHeaders.CORRELATION_ID, String.class));
        if (exchange.getProperty(LogContext.class.getName()) == null) {
            exchange.setProperty(LogContext.class.getName(), true);
            exchange.getExchangeExtension().addOnCompletion(new Clearing());
        }
    }

    private static void put(String key, String value) {
        if (value != null) {
            MDC.put(key, value);
        }
    }

    private static final class Clearing extends SynchronizationAdapter {
        @Override
        public void onDone(Exchange exchange) {
            MDC.remove(WTB_ID);
            MDC.remove(CORRELATION_ID);
        }
    }
}
