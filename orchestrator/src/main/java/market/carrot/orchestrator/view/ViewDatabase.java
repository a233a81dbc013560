package market.carrot.orchestrator.view;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import javax.sql.DataSource;
import market.carrot.orchestrator.role.Role;
import org.apache.camel.component.jpa.DefaultTransactionStrategy;
import org.apache.camel.component.jpa.JpaComponent;
import org.flywaydb.core.Flyway;
import org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/** The read model's own database. A process may hold another role's beside it, so every bean here is named. */
@Configuration(proxyBeanMethods = false)
@Profile(Role.READ_MODEL_PROFILE)
class ViewDatabase {
    static final String UNIT = "view";
    static final String TRANSACTIONS = "viewTransactionManager";
    private static final long CONNECTION_TIMEOUT_MILLIS = 3_000;

    @Bean
    HikariDataSource viewDataSource(ViewProperties properties) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName(UNIT);
        pool.setJdbcUrl(properties.url());
        pool.setUsername(properties.username());
        pool.setPassword(properties.password());
        pool.setMaximumPoolSize(properties.maximumPoolSize());
        pool.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        // no gap locks: two consumers during a rebalance must not lock out each other's new rows
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return pool;
    }

    @Bean(initMethod = "migrate")
    Flyway viewFlyway(@Qualifier("viewDataSource") DataSource viewDataSource) {
        return Flyway.configure()
                .dataSource(viewDataSource)
                .locations("classpath:db/view")
                .load();
    }

    @Bean
    @DependsOn("viewFlyway")
    JdbcClient viewClient(@Qualifier("viewDataSource") DataSource viewDataSource) {
        return JdbcClient.create(viewDataSource);
    }

    @Bean
    @DependsOn("viewFlyway")
    LocalContainerEntityManagerFactoryBean viewEntityManagerFactory(
            @Qualifier("viewDataSource") DataSource viewDataSource) {
        LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
        factory.setPersistenceUnitName(UNIT);
        factory.setDataSource(viewDataSource);
        factory.setPackagesToScan(ViewDatabase.class.getPackageName());
        factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        factory.setJpaPropertyMap(Map.of(
                "hibernate.hbm2ddl.auto", "validate",
                "hibernate.physical_naming_strategy", CamelCaseToUnderscoresNamingStrategy.class.getName(),
                "hibernate.jdbc.time_zone", "UTC",
                "hibernate.jdbc.batch_size", "100",
                "hibernate.order_inserts", "true",
                "hibernate.order_updates", "true"));
        return factory;
    }

    @Bean
    JpaTransactionManager viewTransactionManager(
            @Qualifier("viewEntityManagerFactory") EntityManagerFactory viewEntityManagerFactory) {
        return new JpaTransactionManager(viewEntityManagerFactory);
    }

    /** camel-jpa on this database: routes say {@code view-jpa:<entity>}. The scheme is the bean's name. */
    @Bean("view-jpa")
    JpaComponent viewJpa(
            @Qualifier("viewEntityManagerFactory") EntityManagerFactory viewEntityManagerFactory,
            @Qualifier(TRANSACTIONS) JpaTransactionManager transactions) {
        // given by hand: left alone, the component takes whichever single one it finds, another role's too
        DefaultTransactionStrategy strategy = new DefaultTransactionStrategy(null, viewEntityManagerFactory);
        strategy.setTransactionManager(transactions);
        JpaComponent jpa = new JpaComponent();
        jpa.setEntityManagerFactory(viewEntityManagerFactory);
        jpa.setTransactionStrategy(strategy);
        return jpa;
    }
}
