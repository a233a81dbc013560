package market.carrot.platform.security;

import java.time.Duration;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/** The token this service shows to other services: client credentials, kept until shortly before it expires. */
public class ServiceTokens {
    private static final String REGISTRATION = "internal";
    private static final String PRINCIPAL = "service";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(2);

    private final OAuth2AuthorizedClientManager clients;
    private final OAuth2AuthorizedClientService kept;

    public ServiceTokens(ClientRegistrationRepository registrations) {
        this.kept = new InMemoryOAuth2AuthorizedClientService(registrations);
        AuthorizedClientServiceOAuth2AuthorizedClientManager manager =
                new AuthorizedClientServiceOAuth2AuthorizedClientManager(registrations, kept);
        RestClientClientCredentialsTokenResponseClient tokenEndpoint =
                new RestClientClientCredentialsTokenResponseClient();
        tokenEndpoint.setRestClient(boundedRestClient());
        manager.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .clientCredentials(credentials -> credentials.accessTokenResponseClient(tokenEndpoint))
                .build());
        this.clients = manager;
    }

    /**
     * @return a token that is valid now
     * @throws org.springframework.security.oauth2.core.OAuth2AuthorizationException when none can be had
     */
    public String token() {
        OAuth2AuthorizedClient client = clients.authorize(OAuth2AuthorizeRequest.withClientRegistrationId(REGISTRATION)
                .principal(PRINCIPAL)
                .build());
        if (client == null) {
            throw new IllegalStateException("The client registration 'internal' gives no token");
        }
        return client.getAccessToken().getTokenValue();
    }

    /** A service has refused the token: the next call gets a new one. */
    public void forget() {
        kept.removeAuthorizedClient(REGISTRATION, PRINCIPAL);
    }

    private static RestClient boundedRestClient() {
        return RestClient.builder()
                .requestFactory(ClientHttpRequestFactoryBuilder.simple()
                        .build(ClientHttpRequestFactorySettings.defaults()
                                .withConnectTimeout(CONNECT_TIMEOUT)
                                .withReadTimeout(READ_TIMEOUT)))
                .messageConverters(converters -> {
                    converters.clear();
                    converters.add(new FormHttpMessageConverter());
                    converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }
}
