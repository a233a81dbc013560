package market.carrot.orchestrator.gateway;

import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;

/**
 * Repeats a request once when the connection broke and repeating cannot do harm (GET, PUT, DELETE): a service that is
 * being replaced closes connections that wait in the pool. An answer is an answer: left alone, the client would wait out
 * a 503's {@code Retry-After} and send even a POST again.
 */
class CautiousRetries extends DefaultHttpRequestRetryStrategy {
    CautiousRetries() {
        super(1, TimeValue.ZERO_MILLISECONDS);
    }

    @Override
    public boolean retryRequest(HttpResponse response, int count, HttpContext context) {
        return false;
    }
}
