package market.carrot.platform.trace;

import io.opentelemetry.api.trace.Tracer;
import market.carrot.platform.security.OwnServices;
import market.carrot.telemetry.TelemetryAutoConfiguration;
import market.carrot.telemetry.TracesAreWanted;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

/** Where nobody takes traces, neither routes nor calls know of them. */
@AutoConfiguration(after = TelemetryAutoConfiguration.class)
@Conditional(TracesAreWanted.class)
public class TraceAutoConfiguration {

    @Bean
    TracedRoutes tracedRoutes(Tracer tracer) {
        return new TracedRoutes(tracer);
    }

    @Bean
    TracedCalls tracedCalls(Tracer tracer, Environment environment) {
        return new TracedCalls(tracer, OwnServices.of(environment));
    }
}
