package market.carrot.orchestrator.view;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import market.carrot.orchestrator.role.Role;
import market.carrot.vitals.SampledHealth;
import market.carrot.vitals.Sampler;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** What operators see of the query side. */
@Configuration(proxyBeanMethods = false)
@Profile(Role.READ_MODEL_PROFILE)
class ViewVitals {

    @Bean
    ReadModelLag readModelLag(EventOffsets offsets, OldestUnread unread, Clock clock, MeterRegistry metrics) {
        return new ReadModelLag(offsets, unread, clock, metrics);
    }

    @Bean
    OpenDeadLetters openDeadLetters(DeadLetters letters, MeterRegistry metrics) {
        return new OpenDeadLetters(letters, metrics);
    }

    /** Named apart from the one of the trade role, which may be in the same process. */
    @Bean
    HealthIndicator kafkaTopicHealthIndicator(Sampler sampler, ReadModelLag topic) {
        return new SampledHealth(sampler, topic);
    }
}
