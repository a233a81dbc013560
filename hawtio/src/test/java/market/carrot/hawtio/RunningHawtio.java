package market.carrot.hawtio;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;

import java.util.Map;
import java.util.stream.Stream;
import market.carrot.local.intruder.TestIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.OidcLoginRequestPostProcessor;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** The console, with one process that runs and one that does not; people have logged in already. */
@SpringBootTest(properties = "carrot.identity.client-secret=secret")
@AutoConfigureMockMvc
@Import(RunningHawtio.Provider.class)
abstract class RunningHawtio {
    static final FakeProcess TRADE = new FakeProcess();
    private static final TestIssuer ISSUER = new TestIssuer();

    @Autowired
    MockMvc browser;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) {
        properties.add("carrot.identity.issuer-uri", ISSUER::uri);
        properties.add(
                "carrot.hawtio.processes", () -> "trade=http://127.0.0.1:" + TRADE.port() + ",down=http://127.0.0.1:1");
    }

    /** As the provider's description would have it. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Provider {
        @Bean
        ClientRegistrationRepository provider() {
            return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId("hawtio")
                    .clientId("hawtio")
                    .clientSecret("secret")
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                    .scope("openid", "market")
                    .authorizationUri(ISSUER.uri() + "/oauth2/authorize")
                    .tokenUri(ISSUER.tokenUri())
                    .jwkSetUri(ISSUER.uri() + "/jwks")
                    .providerConfigurationMetadata(Map.of("end_session_endpoint", ISSUER.uri() + "/connect/logout"))
                    .build());
        }
    }

    @BeforeEach
    void nothingWasAsked() {
        TRADE.questions.clear();
    }

    static OidcLoginRequestPostProcessor someone(String... roles) {
        return oidcLogin()
                .authorities(Stream.of(roles)
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                        .toArray(SimpleGrantedAuthority[]::new));
    }
}
