package market.carrot.orchestrator.operations;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.management.ManagementFactory;
import market.carrot.orchestrator.audit.AuditLog;
import market.carrot.orchestrator.role.Role;
import market.carrot.orchestrator.saga.OpenSagas;
import market.carrot.orchestrator.trade.Interventions;
import market.carrot.orchestrator.trade.TradeTerms;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What operators see of trades, and the beans that their routes name. */
@Configuration(proxyBeanMethods = false)
@Profile(Role.TRADE_PROFILE)
class OperationsConfiguration {
    private final OperationsSettings settings;

    OperationsConfiguration(OperationsSettings settings) {
        this.settings = settings;
    }

    @Bean
    TradeRecords tradeRecords(@Qualifier("tradeClient") JdbcClient database, TradeTerms terms) {
        return new TradeRecords(database, terms, settings.stuckAfter());
    }

    @Bean
    TradeSearch tradeSearch(TradeRecords trades) {
        return new TradeSearch(trades, settings);
    }

    @Bean
    TradePages tradePages(TradeRecords trades, AuditLog audit, Interventions interventions) {
        return new TradePages(trades, audit, interventions, settings);
    }

    @Bean
    Parts parts(OpenSagas sagas, ObjectMapper json) {
        return new Parts(sagas, json);
    }

    @Bean
    Breakers breakers(
            @Qualifier("tradeClient") JdbcClient database,
            CamelContext camel,
            AuditLog audit,
            @Qualifier("tradeTransaction") TransactionTemplate transaction,
            @Value("${server.port}") String port) {
        String process = ManagementFactory.getRuntimeMXBean().getName() + ":" + port;
        return new Breakers(new BreakerRows(database), new OwnBreakers(camel, process), audit, transaction);
    }
}
