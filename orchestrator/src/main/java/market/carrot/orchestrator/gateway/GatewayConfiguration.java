package market.carrot.orchestrator.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import market.carrot.orchestrator.role.Role;
import market.carrot.orchestrator.stream.OpenAnswer;
import market.carrot.platform.trace.TracedCalls;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
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
    private static final int SERVICES = 4;
    private static final TimeValue JUST_NOW = TimeValue.ofMilliseconds(50);

    /** Between clients and the gateway; no header enters by itself, see {@link PublicRequest}. */
    @Bean
    AllowedHeaders clientHeaders() {
        return new AllowedHeaders(Set.of(), AllowedHeaders.OF_ANSWERS);
    }

    /** Between the gateway and the services. */
    @Bean
    AllowedHeaders serviceHeaders() {
        return new AllowedHeaders(AllowedHeaders.OF_SERVICES, AllowedHeaders.OF_REQUESTS);
    }

    /**
     * Connections to the services. One that was not used just now is looked at before it is used again: a service that has
     * been replaced has closed it, and a POST that is sent into the void cannot be repeated.
     */
    @Bean
    HttpClientConnectionManager serviceConnections(
            @Value("${carrot.gateway.places-per-service}") int places,
            @Value("${camel.component.http.so-timeout}") long silenceMillis,
            @Value("${camel.component.http.connection-time-to-live}") long lifeMillis) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(places)
                .setMaxConnTotal(Math.multiplyExact(SERVICES, places))
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setSoTimeout(Timeout.ofMilliseconds(silenceMillis))
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setTimeToLive(TimeValue.ofMilliseconds(lifeMillis))
                        .setValidateAfterInactivity(JUST_NOW)
                        .build())
                .build();
    }

    @Bean
    HttpClientConfigurer gatewayHttpClient(ObjectProvider<TracedCalls> traced) {
        return client -> {
            client.setRetryStrategy(new CautiousRetries());
            traced.ifAvailable(calls -> calls.of(client));
        };
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
}
