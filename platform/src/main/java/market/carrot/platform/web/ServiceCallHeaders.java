package market.carrot.platform.web;

import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/** Which headers travel between two services: an allow-list in both directions. */
public class ServiceCallHeaders implements HeaderFilterStrategy {

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !HttpHeaders.isAllowed(HttpHeaders.TO_SERVICES, name);
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return !HttpHeaders.isAllowed(HttpHeaders.FROM_SERVICES, name);
    }
}
