package market.carrot.orchestrator.gateway.limits;

import com.github.benmanes.caffeine.cache.Ticker;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import market.carrot.orchestrator.gateway.GatewayFilters;
import market.carrot.orchestrator.role.Role;
import market.carrot.platform.problem.ProblemWriter;
import org.springframework.boot.autoconfigure.security.oauth2.resource.OAuth2ResourceServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** How often one source may ask. */
@Configuration(proxyBeanMethods = false)
@Profile(Role.GATEWAY_PROFILE)
class LimitsConfiguration {

    @Bean
    IssuerKeys issuerKeys(OAuth2ResourceServerProperties server) {
        return new IssuerKeys(server.getJwt().getIssuerUri());
    }

    @Bean
    FilterRegistrationBean<RateLimit> rateLimit(
            Limits limits,
            IssuerKeys keys,
            OAuth2ResourceServerProperties server,
            Clock clock,
            ProblemWriter problems,
            MeterRegistry meters) {
        TimeMeter time = TimeMeter.SYSTEM_NANOTIME;
        return GatewayFilters.at(
                GatewayFilters.RATE_LIMIT,
                new RateLimit(
                        new Buckets(limits.perAddress(), limits.remembered(), time),
                        new Buckets(limits.perUser(), limits.remembered(), time),
                        new KnownUsers(decoder(keys, server.getJwt()), clock, Ticker.systemTicker()),
                        problems,
                        meters));
    }

    /** What the services take for a valid token, and with a key that is known here already. Not a bean, or they would use it. */
    static JwtDecoder decoder(IssuerKeys keys, OAuth2ResourceServerProperties.Jwt expected) {
        DefaultJWTProcessor<SecurityContext> signatures = new DefaultJWTProcessor<>();
        signatures.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.Family.SIGNATURE, keys));
        signatures.setJWTClaimsSetVerifier((claims, context) -> {
            // Spring's validators do
        });
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(signatures);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(expected.getIssuerUri()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD,
                        audiences -> Objects.nonNull(audiences)
                                && audiences.stream().anyMatch(expected.getAudiences()::contains))));
        return decoder;
    }
}
