package market.carrot.coordinator.callback;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import market.carrot.telemetry.LogKeys;
import market.carrot.telemetry.TraceParent;
import org.eclipse.microprofile.lra.annotation.ws.rs.LRA;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a participant the trace of whoever ends the LRA, and the log what the participant answers. Recovery calls in
 * nobody's trace: then the trade's number, which is in the URL that was joined, leads from one to the other.
 */
final class CallbackTrail implements ClientRequestFilter, ClientResponseFilter {
    private static final Logger log = LoggerFactory.getLogger(CallbackTrail.class);
    private static final Pattern TRADE = Pattern.compile("(?:^|.*&)wtbId=(\\d{1,19})(?:&.*|$)");

    @Override
    public void filter(ClientRequestContext request) {
        String trace = TraceParent.current();
        if (trace != null) {
            request.getHeaders().putSingle(TraceParent.HEADER, trace);
        }
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        URI callback = request.getUri();
        Matcher trade = TRADE.matcher(String.valueOf(callback.getRawQuery()));
        LogKeys.put(LogKeys.WTB_ID, trade.matches() ? trade.group(1) : null);
        LogKeys.putLra(request.getHeaderString(LRA.LRA_HTTP_CONTEXT_HEADER));
        LogKeys.putTrace();
        String path = callback.getPath();
        log.info("{} answered {}", path.substring(path.lastIndexOf('/') + 1), response.getStatus());
        LogKeys.clear();
    }
}
