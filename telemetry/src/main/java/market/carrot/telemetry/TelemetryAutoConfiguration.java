package market.carrot.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.Ordered;

/** Traces, if they are wanted: spans of this process, sent aside in batches. */
@AutoConfiguration(
        beforeName = "org.springframework.boot.actuate.autoconfigure.opentelemetry.OpenTelemetryAutoConfiguration")
@EnableConfigurationProperties(TraceSettings.class)
public class TelemetryAutoConfiguration {
    private static final Duration AT_MOST = Duration.ofSeconds(5);
    private static final Duration TOGETHER = Duration.ofSeconds(1);
    /** No attribute of ours is longer; a stranger's path may be. */
    private static final int LONGEST_VALUE = 200;

    /** Who cannot take them loses them: nothing waits for a collector, and what waits to be sent has a bound. */
    @Bean
    OpenTelemetry openTelemetry(TraceSettings settings) {
        if (!settings.areWanted()) {
            return OpenTelemetry.noop();
        }
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(settings.endpoint())
                .setConnectTimeout(AT_MOST)
                .setTimeout(AT_MOST)
                .setRetryPolicy(null)
                .build();
        return OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .setResource(Resource.create(
                                Attributes.of(AttributeKey.stringKey("service.name"), settings.service())))
                        .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.sample())))
                        .setSpanLimits(SpanLimits.builder()
                                .setMaxAttributeValueLength(LONGEST_VALUE)
                                .build())
                        .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                                .setScheduleDelay(TOGETHER)
                                .setExporterTimeout(AT_MOST)
                                .build())
                        .build())
                .build();
    }

    @Bean
    Tracer tracer(OpenTelemetry telemetry) {
        return telemetry.getTracer("market.carrot");
    }

    /** Before every other filter: what any of them refuses is a request too. */
    @Bean
    @Conditional(TracesAreWanted.class)
    FilterRegistrationBean<TracedRequests> tracedRequests(Tracer tracer, TraceSettings settings) {
        FilterRegistrationBean<TracedRequests> filter =
                new FilterRegistrationBean<>(new TracedRequests(tracer, settings.beginHere()));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
