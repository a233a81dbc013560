package market.carrot.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import market.carrot.platform.contract.ContractResolver;
import market.carrot.platform.contract.ContractValidator;
import market.carrot.platform.problem.ProblemAnswer;
import market.carrot.platform.problem.ProblemWriter;
import market.carrot.platform.security.OwnServices;
import market.carrot.platform.security.ServiceCredentials;
import market.carrot.platform.security.ServiceTokens;
import market.carrot.platform.trace.TracedCalls;
import market.carrot.platform.web.ApiHeaders;
import market.carrot.platform.web.BodyLimits;
import market.carrot.platform.web.ContractPaths;
import market.carrot.platform.web.FirewallFirst;
import market.carrot.platform.web.KnownHeaders;
import market.carrot.platform.web.ProblemReports;
import market.carrot.platform.web.RouteDefaults;
import market.carrot.platform.web.ServiceCallHeaders;
import market.carrot.platform.web.SmallBodies;
import market.carrot.platform.web.StartingUp;
import org.apache.camel.CamelContext;
import org.apache.camel.component.micrometer.eventnotifier.MicrometerExchangeEventNotifier;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientAutoConfiguration;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

/** What every service of the market has without asking. */
@AutoConfiguration(after = {JacksonAutoConfiguration.class, OAuth2ClientAutoConfiguration.class})
@EnableConfigurationProperties(BodyLimits.class)
public class PlatformAutoConfiguration {
    /** Before Spring Security and whatever else might read a body, behind what only looks at the request's head. */
    private static final int BODY_ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

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
    ProblemReports problemReports(ObjectMapper json) {
        return new ProblemReports(json);
    }

    @Bean
    ComponentCustomizer contractPaths() {
        return ComponentCustomizer.builder(PlatformHttpComponent.class)
                .build(http -> http.addPlatformHttpListener(new ContractPaths()));
    }

    /** Gauges of the exchanges under way. Left to itself it would search all meters at the end of each exchange. */
    @Bean
    CamelContextConfiguration exchangesUnderWay(MeterRegistry metrics) {
        MicrometerExchangeEventNotifier gauges = new MicrometerExchangeEventNotifier();
        gauges.setMeterRegistry(metrics);
        gauges.setIgnoreExchangeEvents(true);
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext camel) {
                camel.getManagementStrategy().addEventNotifier(gauges);
            }

            @Override
            public void afterApplicationStart(CamelContext camel) {
                // nothing more
            }
        };
    }

    @Bean
    FilterRegistrationBean<SmallBodies> smallBodies(BodyLimits limits, ProblemWriter writer) {
        FilterRegistrationBean<SmallBodies> filter = new FilterRegistrationBean<>(new SmallBodies(limits, writer));
        filter.setOrder(BODY_ORDER);
        return filter;
    }

    @Bean
    FilterRegistrationBean<StartingUp> startingUp(ApplicationAvailability availability, ProblemWriter writer) {
        FilterRegistrationBean<StartingUp> filter = new FilterRegistrationBean<>(new StartingUp(availability, writer));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    FilterRegistrationBean<FirewallFirst> firewallFirst() {
        FilterRegistrationBean<FirewallFirst> filter = new FilterRegistrationBean<>(new FirewallFirst());
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return filter;
    }

    @Bean
    @ConditionalOnProperty(name = "carrot.web.known-headers-only", matchIfMissing = true)
    FilterRegistrationBean<KnownHeaders> knownHeaders() {
        FilterRegistrationBean<KnownHeaders> filter = new FilterRegistrationBean<>(new KnownHeaders());
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 2);
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
    ServiceCredentials serviceCredentials(
            ServiceTokens tokens, Environment environment, ObjectProvider<TracedCalls> traced) {
        return new ServiceCredentials(tokens, OwnServices.of(environment), traced);
    }
}
