package market.carrot.orchestrator.trade;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import io.opentelemetry.api.trace.Tracer;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import market.carrot.orchestrator.audit.AuditLog;
import market.carrot.orchestrator.role.Role;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Profile;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The write side: its database and the beans that its routes name. */
@Configuration(proxyBeanMethods = false)
@Profile(Role.TRADE_PROFILE)
@EnableJpaRepositories(
        considerNestedRepositories = true,
        entityManagerFactoryRef = "tradeEntityManagerFactory",
        transactionManagerRef = "tradeTransactionManager")
class TradeConfiguration {

    @Bean
    HikariDataSource tradeDataSource(TradeDatabase database) {
        HikariDataSource source = new HikariDataSource();
        source.setPoolName("trade");
        source.setJdbcUrl(database.url());
        source.setUsername(database.username());
        source.setPassword(database.password());
        source.setMaximumPoolSize(20);
        // the detail of an error quotes the row, which is about people
        source.addDataSourceProperty("logServerErrorDetail", "false");
        source.setConnectionTimeout(3000);
        return source;
    }

    @Bean
    Flyway tradeSchema(@Qualifier("tradeDataSource") DataSource source) {
        Flyway flyway = Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/trade")
                .load();
        flyway.migrate();
        return flyway;
    }

    @Bean
    @DependsOn("tradeSchema")
    LocalContainerEntityManagerFactoryBean tradeEntityManagerFactory(@Qualifier("tradeDataSource") DataSource source) {
        LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
        factory.setPersistenceUnitName("trade");
        factory.setDataSource(source);
        factory.setPackagesToScan(TradeConfiguration.class.getPackageName());
        factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        factory.getJpaPropertyMap()
                .put(
                        "hibernate.physical_naming_strategy",
                        "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy");
        return factory;
    }

    @Bean
    JpaTransactionManager tradeTransactionManager(
            @Qualifier("tradeEntityManagerFactory") EntityManagerFactory factory) {
        return new JpaTransactionManager(factory);
    }

    @Bean
    TransactionTemplate tradeTransaction(@Qualifier("tradeTransactionManager") PlatformTransactionManager manager) {
        return new RepeatedTransactions(manager);
    }

    @Bean
    JdbcTemplate tradeJdbc(@Qualifier("tradeDataSource") DataSource source) {
        return new JdbcTemplate(source);
    }

    @Bean
    EntityManager tradeEntities(@Qualifier("tradeEntityManagerFactory") EntityManagerFactory factory) {
        return SharedEntityManagerCreator.createSharedEntityManager(factory);
    }

    @Bean
    DatabaseClock databaseClock(@Qualifier("tradeJdbc") JdbcTemplate jdbc) {
        return new DatabaseClock(jdbc);
    }

    @Bean
    Outbox outbox(@Qualifier("tradeJdbc") JdbcTemplate jdbc, ObjectMapper json) {
        return new Outbox(jdbc, json);
    }

    @Bean
    EventTopic eventTopic(EventTopicSettings settings) {
        return new EventTopic(settings);
    }

    @Bean
    EventRelay eventRelay(CamelContext context, @Qualifier("tradeJdbc") JdbcTemplate jdbc, Tracer tracer) {
        return new EventRelay(context, jdbc, tracer);
    }

    @Bean
    Purchases purchases(
            Wtbs wtbs,
            @Qualifier("tradeEntities") EntityManager entities,
            Outbox outbox,
            DatabaseClock clock,
            TradeTerms terms,
            @Qualifier("tradeTransaction") TransactionTemplate transaction) {
        return new Purchases(wtbs, entities, outbox, clock, terms, transaction);
    }

    @Bean
    Decisions decisions(
            Wtbs wtbs,
            Outbox outbox,
            DatabaseClock clock,
            TradeTerms terms,
            @Qualifier("tradeTransaction") TransactionTemplate transaction) {
        return new Decisions(wtbs, outbox, clock, terms, transaction);
    }

    @Bean
    Endings endings(
            Wtbs wtbs,
            Outbox outbox,
            DatabaseClock clock,
            TradeTerms terms,
            @Qualifier("tradeTransaction") TransactionTemplate transaction,
            TradeTimes times) {
        return new Endings(wtbs, outbox, clock, terms, transaction, times);
    }

    @Bean
    Interventions interventions(
            Wtbs wtbs,
            AuditLog audit,
            DatabaseClock clock,
            TradeTerms terms,
            @Qualifier("tradeTransaction") TransactionTemplate transaction) {
        return new Interventions(wtbs, audit, clock, terms, transaction);
    }

    @Bean
    LastAnswers lastAnswers(@Qualifier("tradeJdbc") JdbcTemplate jdbc) {
        return new LastAnswers(jdbc);
    }

    @Bean
    Waiting waiting(Wtbs wtbs, WaitingSettings settings) {
        return new Waiting(wtbs, settings);
    }

    @Bean
    ServiceAnswers serviceAnswers(ObjectMapper json) {
        return new ServiceAnswers(json);
    }

    @Bean
    ServiceRequests serviceRequests(ObjectMapper json) {
        return new ServiceRequests(json);
    }

    /** Only what the relay sets travels with an event. */
    @Bean
    HeaderFilterStrategy eventHeaders() {
        return new EventHeaders();
    }
}
