package market.carrot.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import market.carrot.vitals.SampledHealth;
import market.carrot.vitals.Sampler;
import market.carrot.vitals.VitalsAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.jdbc.DataSourceHealthContributorAutoConfiguration;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Takes the place of Spring Boot's own health {@code db}, which waits for a connection of the pool. */
@AutoConfiguration(
        after = {DataSourceAutoConfiguration.class, VitalsAutoConfiguration.class},
        before = DataSourceHealthContributorAutoConfiguration.class)
@ConditionalOnClass(HikariDataSource.class)
@ConditionalOnBean({HikariDataSource.class, Sampler.class})
public class DatabaseHealthAutoConfiguration {

    @Bean
    DatabaseWatch databaseWatch(ObjectProvider<HikariDataSource> pools) {
        return new DatabaseWatch(pools.stream().toList());
    }

    @Bean
    HealthIndicator dbHealthIndicator(Sampler sampler, DatabaseWatch databases) {
        return new SampledHealth(sampler, databases);
    }
}
