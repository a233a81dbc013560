package market.carrot.orchestrator.trade;

import io.micrometer.core.instrument.MeterRegistry;
import market.carrot.orchestrator.role.Role;
import market.carrot.vitals.SampledHealth;
import market.carrot.vitals.Sampler;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;

/** What operators see of the write side: numbers, and whom it depends on. */
@Configuration(proxyBeanMethods = false)
@Profile(Role.TRADE_PROFILE)
class TradeVitals {

    @Bean
    OpenTrades openTrades(@Qualifier("tradeJdbc") JdbcTemplate database, TradeTerms terms, MeterRegistry metrics) {
        return new OpenTrades(database, terms, metrics);
    }

    @Bean
    OutboxDepth outboxDepth(@Qualifier("tradeJdbc") JdbcTemplate database, MeterRegistry metrics) {
        return new OutboxDepth(database, metrics);
    }

    @Bean
    TradeTimes tradeTimes(MeterRegistry metrics) {
        return new TradeTimes(metrics);
    }

    @Bean
    SagaSteps sagaSteps(MeterRegistry metrics) {
        return new SagaSteps(metrics);
    }

    @Bean
    EventBroker eventBroker(EventTopicSettings settings) {
        return new EventBroker(settings);
    }

    @Bean
    HealthIndicator kafkaHealthIndicator(Sampler sampler, EventBroker broker) {
        return new SampledHealth(sampler, broker);
    }

    @Bean
    HealthIndicator productBreakerHealthIndicator(CamelContext camel) {
        return new BreakerHealth(camel, "product");
    }

    @Bean
    HealthIndicator paymentBreakerHealthIndicator(CamelContext camel) {
        return new BreakerHealth(camel, "payment");
    }
}
