package market.carrot.coordinator.security;

import static org.assertj.core.api.Assertions.assertThat;

import market.carrot.access.AccessAutoConfiguration;
import market.carrot.coordinator.CoordinatorProperties;
import market.carrot.coordinator.StartRefused;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.security.oauth2.resource.servlet.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;

class SecurityConfigurationTest {

    private final WebApplicationContextRunner coordinator = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    AccessAutoConfiguration.class,
                    SecurityAutoConfiguration.class,
                    OAuth2ResourceServerAutoConfiguration.class))
            .withUserConfiguration(Security.class)
            .withPropertyValues(
                    "carrot.coordinator.url=http://127.0.0.1:8085",
                    "carrot.coordinator.participants=http://127.0.0.1:8082/lra-participant",
                    "carrot.coordinator.store.directory=/store");

    @Test
    void withoutAnIssuerItDoesNotStart() {
        coordinator.run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("No issuer"));
    }

    @Test
    void withoutAnIssuerItStartsOnlyWhenSecurityIsDisabledByName() {
        coordinator.withPropertyValues("carrot.security.disabled=true").run(context -> assertThat(context)
                .hasNotFailed());
    }

    /** The issuer is asked for its keys at the first token, so it may start after the coordinator. */
    @Test
    void itStartsBeforeItsIssuer() {
        coordinator
                .withPropertyValues("carrot.identity.issuer-uri=http://127.0.0.1:1")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @EnableWebSecurity
    @EnableConfigurationProperties({SecurityProperties.class, CoordinatorProperties.class})
    @Import(SecurityConfiguration.class)
    static class Security {}
}
