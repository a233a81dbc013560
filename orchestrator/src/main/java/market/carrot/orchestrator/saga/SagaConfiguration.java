package market.carrot.orchestrator.saga;

import market.carrot.orchestrator.role.Role;
import market.carrot.orchestrator.trade.TradeTerms;
import market.carrot.platform.security.ServiceCredentials;
import org.apache.camel.CamelContext;
import org.apache.camel.saga.CamelSagaService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Gives Camel's Saga EIP its coordinator. */
@Configuration(proxyBeanMethods = false)
@Profile(Role.TRADE_PROFILE)
class SagaConfiguration {

    @Bean
    CamelSagaService lraSagaService(
            SagaSettings settings, ServiceCredentials credentials, TradeTerms terms, CamelContext context)
            throws Exception {
        CoordinatorHttp http = new CoordinatorHttp(settings, credentials.interceptor());
        HardenedLraSagaService service = new HardenedLraSagaService(settings, http, terms.longestTrade());
        context.addService(service);
        return service;
    }
}
