package market.carrot.orchestrator.trade;

import market.carrot.telemetry.TraceParent;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/** Which headers an event carries on the topic: CloudEvents attributes, its media type, and its place in a trace. */
class EventHeaders implements HeaderFilterStrategy {

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !name.startsWith("ce_") && !name.equals("content-type") && !name.equals(TraceParent.HEADER);
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return false;
    }
}
