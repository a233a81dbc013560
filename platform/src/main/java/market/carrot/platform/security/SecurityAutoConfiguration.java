package market.carrot.platform.security;

import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.stream.Stream;
import market.carrot.access.AccessAutoConfiguration;
import market.carrot.access.IdentitySettings;
import market.carrot.access.Roles;
import market.carrot.access.ServiceCallers;
import market.carrot.access.UncheckedTokens;
import market.carrot.platform.management.JolokiaConfiguration;
import market.carrot.platform.problem.ProblemWriter;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.task.DelegatingSecurityContextAsyncTaskExecutor;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Every service is an OAuth 2.0 resource server: bearer JWTs, no sessions, refusals as problems. */
@AutoConfiguration(
        after = AccessAutoConfiguration.class,
        beforeName =
                "org.springframework.boot.autoconfigure.security.oauth2.resource.servlet.OAuth2ResourceServerAutoConfiguration")
@EnableConfigurationProperties(SecurityRules.class)
public class SecurityAutoConfiguration {

    /** None of each filter: nobody reads them, and at the gateway they took a fifteenth of the CPU time. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain apiSecurity(
            HttpSecurity http, SecurityRules rules, IdentitySettings identity, ProblemWriter problems)
            throws Exception {
        ServiceCallers services = new ServiceCallers(rules.internalCallers(), identity);
        return http.authorizeHttpRequests(
                        // what the firewall refused is told as it is, and not as a missing token
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers(EndpointRequest.to("health", "prometheus"))
                                .permitAll()
                                .requestMatchers(matcher(JolokiaConfiguration.PATH + "/**"))
                                .hasAnyRole("viewer", "operator")
                                .requestMatchers(matchers(rules.open()))
                                .permitAll()
                                .requestMatchers(matchers(rules.internal()))
                                .access((caller, request) -> new AuthorizationDecision(services.include(caller.get())))
                                .requestMatchers(matchers(rules.operators()))
                                .hasRole("operator")
                                .anyRequest()
                                .authenticated())
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems)
                        .withObjectPostProcessor(new UncheckedTokens(problems))
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(authorities())))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(new EarlyHeaders())
                // no cookies carry credentials here, so there is nothing to forge across sites
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .build();
    }

    /** Camel runs a request's route on another thread; who asks has to be known there too. Camel picks this executor by its type. */
    @Bean
    DelegatingSecurityContextAsyncTaskExecutor requestExecutor(
            @Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor) {
        return new DelegatingSecurityContextAsyncTaskExecutor(executor);
    }

    private static RequestMatcher[] matchers(List<String> rules) {
        return Stream.concat(rules.stream().map(SecurityAutoConfiguration::matcher), Stream.of(request -> false))
                .toArray(RequestMatcher[]::new);
    }

    private static RequestMatcher matcher(String rule) {
        String[] parts = rule.trim().split("\\s+", 2);
        PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
        return parts.length == 1 ? paths.matcher(parts[0]) : paths.matcher(HttpMethod.valueOf(parts[0]), parts[1]);
    }

    private static JwtAuthenticationConverter authorities() {
        JwtGrantedAuthoritiesConverter scopes = new JwtGrantedAuthoritiesConverter();
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(token ->
                Stream.concat(scopes.convert(token).stream(), Roles.of(token)).toList());
        return converter;
    }
}
