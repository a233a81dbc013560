package market.carrot.orchestrator.gateway;

import jakarta.servlet.http.HttpServletRequest;
import market.carrot.orchestrator.role.Role;
import market.carrot.platform.web.HttpHeaders;
import market.carrot.telemetry.LogKeys;
import market.carrot.telemetry.TracedRequest;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * What of a client's request goes on. The headers are taken from the request itself: Camel would mix query parameters of
 * the same names into them.
 */
@Component("publicRequest")
@Profile(Role.GATEWAY_PROFILE)
class PublicRequest {
    private static final String REQUEST = "publicRequest";

    public void prepare(Exchange exchange) {
        PlatformHttpMessage message = exchange.getMessage(PlatformHttpMessage.class);
        HttpServletRequest request = message.getRequest();
        message.removeHeaders("*");
        LogKeys.put(LogKeys.CORRELATION_ID, (String) request.getAttribute(HttpHeaders.CORRELATION_ID));
        TracedRequest.putLogKeys(request);
        AllowedHeaders.OF_REQUESTS.forEach(name -> message.setHeader(name, request.getHeader(name)));
        message.setHeader(HttpHeaders.CORRELATION_ID, request.getAttribute(HttpHeaders.CORRELATION_ID));
        message.setHeader(Exchange.HTTP_METHOD, request.getMethod());
        message.setHeader(Exchange.HTTP_PATH, request.getRequestURI());
        // "raw": as the client wrote it
        message.setHeader(Exchange.HTTP_RAW_QUERY, request.getQueryString());
        exchange.setProperty(REQUEST, request);
    }

    /** A new trade's number comes with the answer. The lines and spans of the request are told, not the client. */
    public void answered(
            @ExchangeProperty(REQUEST) HttpServletRequest request, @Header(HttpHeaders.WTB_ID) String wtbId) {
        if (wtbId != null) {
            TracedRequest.isAbout(request, wtbId);
        }
    }
}
