package market.carrot.platform.web;

import org.apache.camel.component.platform.http.HttpEndpointModel;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.PlatformHttpListener;

/**
 * Serves the contract's operations at their paths and at no others. Camel would take every path that begins like one of
 * them, and refuse what it then does not find with a bare status and the request's own body and type. Stands before the
 * listener that tells the web server.
 */
public class ContractPaths implements PlatformHttpListener {

    /** All operations share one endpoint; a route with an HTTP endpoint of its own has that one's path, and keeps it. */
    @Override
    public void registerHttpEndpoint(HttpEndpointModel model) {
        if (model.getConsumer().getEndpoint() instanceof PlatformHttpEndpoint endpoint
                && !endpoint.getPath().equals(model.getUri())) {
            endpoint.setMatchOnUriPrefix(false);
        }
    }

    @Override
    public void unregisterHttpEndpoint(HttpEndpointModel model) {
        // nothing was registered
    }
}
