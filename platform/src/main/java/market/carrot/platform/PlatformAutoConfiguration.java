package market.carrot.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import market.carrot.platform.contract.ContractResolver;
import market.carrot.platform.contract.ContractValidator;
import market.carrot.platform.problem.ProblemAnswer;
import market.carrot.platform.problem.ProblemWriter;
import market.carrot.platform.security.ServiceCredentials;
import market.carrot.platform.security.ServiceTokens;
import market.carrot.platform.web.ApiHeaders;
import market.carrot.platform.web.ErrorAnswer;
import market.carrot.platform.web.KnownHeaders;
import market.carrot.platform.web.RouteDefaults;
import market.carrot.platform.web.ServiceCallHeaders;
import market.carrot.platform.web.StartingUp;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

/** What every service of the market has without asking. */
@AutoConfiguration(
        after = {JacksonAutoConfiguration.class, OAuth2ClientAutoConfiguration.class},
        before = ErrorMvcAutoConfiguration.class)
public class PlatformAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ProblemWriter problemWriter(ObjectMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    ErrorAnswer errorAnswer(ProblemWriter writer) {
        return new ErrorAnswer(writer);
    }

    @Bean
    FilterRegistrationBean<StartingUp> startingUp(ApplicationAvailability availability, ProblemWriter writer) {
        FilterRegistrationBean<StartingUp> filter = new FilterRegistrationBean<>(new StartingUp(availability, writer));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    @ConditionalOnProperty(name = "carrot.web.known-headers-only", matchIfMissing = true)
    FilterRegistrationBean<KnownHeaders> knownHeaders() {
        FilterRegistrationBean<KnownHeaders> filter = new FilterRegistrationBean<>(new KnownHeaders());
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return filter;
    }

    @Bean
    RouteDefaults routeDefaults(ObjectMapper json) {
        return new RouteDefaults(new ProblemAnswer(json));
    }

    @Bean(ContractResolver.BEAN_NAME)
    ContractResolver contractResolver() {
        return new ContractResolver();
    }

    @Bean
    ContractValidator contractValidator(ObjectMapper json) {
        return new ContractValidator(json);
    }

    @Bean
    ApiHeaders apiHeaders() {
        return new ApiHeaders();
    }

    @Bean
    ServiceCallHeaders serviceCallHeaders() {
        return new ServiceCallHeaders();
    }

    @Bean
    @ConditionalOnBean(ClientRegistrationRepository.class)
    ServiceTokens serviceTokens(ClientRegistrationRepository registrations) {
        return new ServiceTokens(registrations);
    }

    @Bean
    @ConditionalOnBean(ClientRegistrationRepository.class)
    ServiceCredentials serviceCredentials(ServiceTokens tokens) {
        return new ServiceCredentials(tokens);
    }
}
