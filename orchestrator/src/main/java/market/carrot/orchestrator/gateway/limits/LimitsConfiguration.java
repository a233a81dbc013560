package market.carrot.orchestrator.gateway.limits;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import market.carrot.access.IdentitySettings;
import market.carrot.access.IssuerKeys;
import market.carrot.access.TokenDecoders;
import market.carrot.orchestrator.gateway.GatewayFilters;
import market.carrot.orchestrator.role.Role;
import market.carrot.platform.problem.ProblemWriter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** How often one source may ask. */
@Configuration(proxyBeanMethods = false)
@Profile(Role.GATEWAY_PROFILE)
class LimitsConfiguration {

    @Bean
    KeysAside keysAside(IdentitySettings identity) {
        return new KeysAside(new IssuerKeys(identity));
    }

    /** A user is who the services take for one. Their decoder may wait for the issuer, so this one is not it. */
    @Bean
    FilterRegistrationBean<RateLimit> rateLimit(
            Limits limits,
            KeysAside keys,
            IdentitySettings identity,
            Clock clock,
            ProblemWriter problems,
            MeterRegistry meters) {
        TimeMeter time = TimeMeter.SYSTEM_NANOTIME;
        return GatewayFilters.at(
                GatewayFilters.RATE_LIMIT,
                new RateLimit(
                        new Buckets(limits.perAddress(), limits.remembered(), time),
                        new Buckets(limits.perUser(), limits.remembered(), time),
                        new KnownUsers(TokenDecoders.of(identity, keys), clock, Ticker.systemTicker()),
                        problems,
                        meters));
    }
}
