package market.carrot.orchestrator.view;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import market.carrot.orchestrator.role.Role;
import market.carrot.vitals.SampledHealth;
import market.carrot.vitals.Sampler;
import org.apache.camel.CamelContext;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** What operators see of the query side. */
@Configuration(proxyBeanMethods = false)
@Profile(Role.READ_MODEL_PROFILE)
class ViewVitals {

    @Bean
    ReadModelLag readModelLag(CamelContext camel, Clock clock, MeterRegistry metrics) {
        return new ReadModelLag(camel, clock, metrics);
    }

    /** Named apart from the one of the trade role, which may be in the same process. */
    @Bean
    HealthIndicator kafkaTopicHealthIndicator(Sampler sampler, ReadModelLag topic) {
        return new SampledHealth(sampler, topic);
    }
}
