package market.carrot.telemetry;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * Where traces go.
 *
 * @param endpoint takes OTLP over HTTP, such as {@code http://collector:4318/v1/traces}; empty: there are no traces
 * @param service the name of this process in them
 * @param beginHere whether every request begins a trace here, whatever it says of one: at the edge
 * @param sample the share of traces that is kept, decided where a trace begins, from 0 to 1
 */
@ConfigurationProperties("carrot.traces")
record TraceSettings(
        String endpoint, String service, @DefaultValue("false") boolean beginHere, @DefaultValue("1") double sample) {

    TraceSettings {
        Assert.isTrue(sample >= 0 && sample <= 1, "carrot.traces.sample is from 0 to 1");
    }

    boolean areWanted() {
        return StringUtils.hasText(endpoint);
    }
}
