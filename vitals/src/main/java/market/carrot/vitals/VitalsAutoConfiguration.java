package market.carrot.vitals;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one sampler of a process, and what every process asks. */
@AutoConfiguration(after = CompositeMeterRegistryAutoConfiguration.class)
@ConditionalOnBean(MeterRegistry.class)
@EnableConfigurationProperties(SamplerSettings.class)
public class VitalsAutoConfiguration {

    @Bean
    Sampler sampler(ObjectProvider<Sample> samples, SamplerSettings settings, MeterRegistry metrics) {
        return new Sampler(samples.stream().toList(), settings, metrics);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("carrot.identity.issuer-uri")
    static class Issuer {

        @Bean
        IssuerSample issuerSample(@Value("${carrot.identity.issuer-uri}") String issuer) {
            return new IssuerSample(issuer);
        }

        @Bean
        HealthIndicator issuerHealthIndicator(Sampler sampler, IssuerSample sample) {
            return new SampledHealth(sampler, sample);
        }
    }
}
