package market.carrot.access;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** What every process has that others call. */
@AutoConfiguration(
        beforeName =
                "org.springframework.boot.autoconfigure.security.oauth2.resource.servlet.OAuth2ResourceServerAutoConfiguration")
public class AccessAutoConfiguration {

    @Bean
    static RequiredSecrets requiredSecrets(Environment environment) {
        return new RequiredSecrets(environment);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("carrot.identity.issuer-uri")
    @EnableConfigurationProperties(IdentitySettings.class)
    static class Tokens {

        @Bean
        @ConditionalOnMissingBean(JwtDecoder.class)
        JwtDecoder tokenDecoder(IdentitySettings identity) {
            return TokenDecoders.of(identity);
        }
    }
}
