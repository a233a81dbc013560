package market.carrot.orchestrator.saga;

import io.micrometer.core.instrument.MeterRegistry;
import market.carrot.orchestrator.role.Role;
import market.carrot.orchestrator.trade.TradeTerms;
import market.carrot.platform.security.ServiceCredentials;
import market.carrot.platform.trace.TracedCalls;
import market.carrot.vitals.SampledHealth;
import market.carrot.vitals.Sampler;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Gives Camel's Saga EIP its coordinator. */
@Configuration(proxyBeanMethods = false)
@Profile(Role.TRADE_PROFILE)
class SagaConfiguration {

    /** Closed with the saga service. */
    @Bean(destroyMethod = "")
    CoordinatorHttp coordinatorHttp(
            SagaSettings settings,
            ServiceCredentials credentials,
            MeterRegistry metrics,
            ObjectProvider<TracedCalls> traced) {
        return new CoordinatorHttp(
                settings, credentials.interceptor(), metrics, client -> traced.ifAvailable(calls -> calls.of(client)));
    }

    @Bean
    HardenedLraSagaService lraSagaService(
            SagaSettings settings, CoordinatorHttp http, TradeTerms terms, CamelContext context) throws Exception {
        HardenedLraSagaService service = new HardenedLraSagaService(settings, http, terms.longestTrade());
        context.addService(service);
        return service;
    }

    @Bean
    CoordinatorWatch coordinatorWatch(CoordinatorHttp http, HardenedLraSagaService service) {
        return new CoordinatorWatch(http, service.getCoordinatorUrl() + service.getCoordinatorContextPath());
    }

    @Bean
    HealthIndicator coordinatorHealthIndicator(Sampler sampler, CoordinatorWatch coordinator) {
        return new SampledHealth(sampler, coordinator);
    }

    @Bean
    OpenSagas openSagas(CoordinatorHttp http, HardenedLraSagaService service) {
        return new OpenSagas(http, service.getCoordinatorUrl() + service.getCoordinatorContextPath());
    }
}
