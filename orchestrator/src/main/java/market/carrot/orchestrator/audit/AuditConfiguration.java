package market.carrot.orchestrator.audit;

import javax.sql.DataSource;
import market.carrot.orchestrator.role.Role;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log of what operators do, beside the trades that they do it to. */
@Configuration(proxyBeanMethods = false)
@Profile(Role.TRADE_PROFILE)
class AuditConfiguration {

    @Bean
    @DependsOn("tradeSchema")
    AuditLog auditLog(@Qualifier("tradeDataSource") DataSource source) {
        return new AuditLog(JdbcClient.create(source));
    }
}
