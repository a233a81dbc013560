package market.carrot.coordinator.security;

import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import market.carrot.access.IdentitySettings;
import market.carrot.access.ServiceCallers;
import market.carrot.access.UncheckedTokens;
import market.carrot.coordinator.CoordinatorProperties;
import market.carrot.coordinator.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Only services may speak to the coordinator: who can close an LRA moves money. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SecurityConfiguration.class);
    private static final PathPatternRequestMatcher.Builder PATH = PathPatternRequestMatcher.withDefaults();

    @Bean
    SecurityFilterChain access(
            HttpSecurity http,
            SecurityProperties properties,
            CoordinatorProperties coordinator,
            ObjectProvider<JwtDecoder> tokens,
            ObjectProvider<IdentitySettings> identity)
            throws Exception {
        http.csrf(AbstractHttpConfigurer::disable) // no cookies, nothing to forge
                .sessionManagement(session -> session.sessionCreationPolicy(STATELESS));
        if (properties.disabled()) {
            log.warn("Security is disabled: anyone can end any LRA");
            return http.authorizeHttpRequests(all -> all.anyRequest().permitAll())
                    .build();
        }
        if (tokens.getIfAvailable() == null) {
            throw new StartRefused(
                    "No issuer of tokens is configured",
                    "Set carrot.identity.issuer-uri, or, on a developer's machine only,"
                            + " carrot.security.disabled=true.",
                    null);
        }
        ServiceCallers services = new ServiceCallers(coordinator.callers(), identity.getObject());
        TokenFailures failures = new TokenFailures();
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(PATH.matcher("/lra-coordinator/**"))
                        .access((caller, request) -> new AuthorizationDecision(services.include(caller.get())))
                        .requestMatchers(PATH.matcher("/actuator/health/**"), PATH.matcher("/actuator/prometheus"))
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults())
                        .authenticationEntryPoint(failures)
                        .withObjectPostProcessor(new UncheckedTokens(failures)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(failures))
                .build();
    }
}
