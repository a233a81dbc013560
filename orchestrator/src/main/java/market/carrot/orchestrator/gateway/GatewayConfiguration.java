package market.carrot.orchestrator.gateway;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import market.carrot.orchestrator.role.Role;
import market.carrot.orchestrator.stream.OpenAnswer;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** What stands around the gateway's routes. */
@Configuration(proxyBeanMethods = false)
@Profile(Role.GATEWAY_PROFILE)
class GatewayConfiguration {

    /** Between clients and the gateway; no header enters by itself, see {@link PublicRequest}. */
    @Bean
    AllowedHeaders clientHeaders() {
        return new AllowedHeaders(Set.of(), AllowedHeaders.OF_ANSWERS);
    }

    /** Between the gateway and the services. */
    @Bean
    AllowedHeaders serviceHeaders() {
        return new AllowedHeaders(AllowedHeaders.OF_ANSWERS, AllowedHeaders.OF_REQUESTS);
    }

    @Bean
    HttpClientConfigurer gatewayHttpClient() {
        return client -> client.setRetryStrategy(new CautiousRetries());
    }

    /**
     * On the public port nobody is asked for a token: they are for the services to check, so the gateway works as long as
     * one service does. The management port keeps the rules of every service.
     */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain publicTraffic(HttpSecurity http, Environment environment) throws Exception {
        return http.securityMatcher(request ->
                        request.getLocalPort() == environment.getRequiredProperty("local.server.port", Integer.class))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // the gateway's own are written before, see the package edge
                .headers(headers -> headers.disable())
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .build();
    }

    /** For GET only: what else is asked of these paths goes by their routes. */
    @Bean
    HandlerMapping openAnswersMapping(OpenAnswers openAnswers) {
        return new SimpleUrlHandlerMapping(
                Map.of("/myPages/{wtbId}/events", openAnswers), OpenAnswer.BEFORE_CAMELS_MAPPING) {
            @Override
            protected Object getHandlerInternal(HttpServletRequest request) throws Exception {
                return HttpMethod.GET.matches(request.getMethod()) ? super.getHandlerInternal(request) : null;
            }
        };
    }

    @Bean
    FilterRegistrationBean<Correlation> correlation() {
        return GatewayFilters.at(GatewayFilters.CORRELATION, new Correlation());
    }

    /**
     * The firewall of Spring Security judges query parameters when someone first reads them. Here, right behind it, that
     * gives a 400; in a route it would be a 500.
     */
    @Bean
    FilterRegistrationBean<Filter> parametersAreRead() {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
            request.getParameterMap();
            chain.doFilter(request, response);
        });
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return registration;
    }
}
