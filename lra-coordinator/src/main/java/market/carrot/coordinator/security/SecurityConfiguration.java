package market.carrot.coordinator.security;

import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import market.carrot.coordinator.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
    SecurityFilterChain access(HttpSecurity http, SecurityProperties properties, ObjectProvider<JwtDecoder> tokens)
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
                    "Set spring.security.oauth2.resourceserver.jwt.issuer-uri, or, on a developer's machine only,"
                            + " carrot.security.disabled=true.",
                    null);
        }
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(PATH.matcher("/lra-coordinator/**"))
                        .hasAuthority("SCOPE_internal")
                        .requestMatchers(PATH.matcher("/actuator/health/**"))
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
                .build();
    }
}
