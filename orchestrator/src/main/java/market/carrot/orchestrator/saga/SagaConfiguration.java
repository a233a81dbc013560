package market.carrot.orchestrator.saga;

import market.carrot.orchestrator.role.Role;
import market.carrot.orchestrator.trade.TradeTerms;
import market.carrot.platform.security.ServiceCredentials;
import market.carrot.platform.trace.TracedCalls;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ObjectProvider;
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
            SagaSettings settings, ServiceCredentials credentials, ObjectProvider<TracedCalls> traced) {
        return new CoordinatorHttp(
                settings, credentials.interceptor(), client -> traced.ifAvailable(calls -> calls.of(client)));
    }

    @Bean
    HardenedLraSagaService lraSagaService(
            SagaSettings settings, CoordinatorHttp http, TradeTerms terms, CamelContext context) throws Exception {
        HardenedLraSagaService service = new HardenedLraSagaService(settings, http, terms.longestTrade());
        context.addService(service);
        return service;
    }

    @Bean
    OpenSagas openSagas(CoordinatorHttp http, HardenedLraSagaService service) {
        return new OpenSagas(http, service.getCoordinatorUrl() + service.getCoordinatorContextPath());
    }
}
