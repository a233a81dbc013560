package market.carrot.platform.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For services that take idempotency keys; the beans are named by their routes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdempotencySettings.class)
public class IdempotencyConfiguration {

    @Bean
    Answers answers(ObjectMapper json) {
        return new Answers(json);
    }

    @Bean
    IdempotencyKeys idempotencyKeys(JdbcClient database, Answers answers, IdempotencySettings settings) {
        return new IdempotencyKeys(database, answers, settings);
    }

    @Bean
    KeptKeys keptKeys(JdbcClient database, MeterRegistry metrics) {
        return new KeptKeys(database, metrics);
    }
}
