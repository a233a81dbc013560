package market.carrot.orchestrator.reconciliation;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import market.carrot.orchestrator.role.Role;
import market.carrot.orchestrator.saga.OpenSagas;
import market.carrot.orchestrator.trade.Endings;
import market.carrot.orchestrator.trade.TradeTerms;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The beans that the routes of reconciliation name. */
@Configuration(proxyBeanMethods = false)
@Profile(Role.TRADE_PROFILE)
class ReconciliationConfiguration {
    private final TransactionTemplate transaction;
    private final ReconciliationSettings settings;

    ReconciliationConfiguration(
            @Qualifier("tradeTransaction") TransactionTemplate transaction, ReconciliationSettings settings) {
        this.transaction = transaction;
        this.settings = settings;
    }

    @Bean
    @DependsOn("tradeSchema")
    JdbcClient tradeClient(@Qualifier("tradeDataSource") DataSource source) {
        return JdbcClient.create(source);
    }

    @Bean
    Findings findings(@Qualifier("tradeClient") JdbcClient database) {
        return new Findings(database);
    }

    @Bean
    RepairCounters repairCounters(MeterRegistry metrics) {
        return new RepairCounters(metrics);
    }

    @Bean
    FindingsCount findingsCount(Findings findings, MeterRegistry metrics) {
        return new FindingsCount(findings, metrics);
    }

    @Bean
    Reconciliation reconciliation(
            @Qualifier("tradeClient") JdbcClient database,
            Findings findings,
            RepairCounters counters,
            TradeTerms terms,
            ObjectMapper json) {
        return new Reconciliation(database, transaction, findings, counters, terms, settings, json);
    }

    @Bean
    Walks walks(@Qualifier("tradeClient") JdbcClient database) {
        return new Walks(database, settings);
    }

    @Bean
    SagaComparison sagaComparison(
            @Qualifier("tradeClient") JdbcClient database, Findings findings, Endings endings, OpenSagas sagas) {
        return new SagaComparison(database, transaction, findings, endings, settings, sagas.idsBeginWith());
    }

    @Bean
    FindingList findingList(@Qualifier("tradeClient") JdbcClient database) {
        return new FindingList(database);
    }
}
