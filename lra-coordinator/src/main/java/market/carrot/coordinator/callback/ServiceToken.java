package market.carrot.coordinator.callback;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.util.List;
import market.carrot.coordinator.CoordinatorProperties.Callback;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.ClientCredentialsOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/**
 * Signs every callback with the coordinator's client-credentials token. Without one the callback fails, and recovery
 * repeats it.
 */
final class ServiceToken implements ClientRequestFilter, ClientResponseFilter {

    static final String REGISTRATION = "internal";
    private static final String PRINCIPAL = "lra-coordinator";

    private final OAuth2AuthorizedClientService tokens;
    private final AuthorizedClientServiceOAuth2AuthorizedClientManager issuer;

    ServiceToken(ClientRegistrationRepository registrations, Callback limits) {
        tokens = new InMemoryOAuth2AuthorizedClientService(registrations);
        issuer = new AuthorizedClientServiceOAuth2AuthorizedClientManager(registrations, tokens);
        issuer.setAuthorizedClientProvider(provider(limits));
    }

    @Override
    public void filter(ClientRequestContext request) throws IOException {
        request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + token());
    }

    /** A token that a participant refuses (the issuer's keys may have changed) is not shown again. */
    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        if (response.getStatus() == Status.UNAUTHORIZED.getStatusCode()) {
            tokens.removeAuthorizedClient(REGISTRATION, PRINCIPAL);
        }
    }

    private String token() throws IOException {
        try {
            OAuth2AuthorizedClient client =
                    issuer.authorize(OAuth2AuthorizeRequest.withClientRegistrationId(REGISTRATION)
                            .principal(PRINCIPAL)
                            .build());
            if (client == null) {
                throw new IOException("Client registration internal is not of grant type client_credentials");
            }
            return client.getAccessToken().getTokenValue();
        } catch (OAuth2AuthorizationException e) {
            throw new IOException("No token for callbacks: " + e.getMessage(), e);
        }
    }

    private static ClientCredentialsOAuth2AuthorizedClientProvider provider(Callback limits) {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(limits.connectTimeout());
        requests.setReadTimeout(limits.readTimeout());
        RestClientClientCredentialsTokenResponseClient endpoint = new RestClientClientCredentialsTokenResponseClient();
        endpoint.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .messageConverters(converters -> {
                    converters.clear();
                    converters.addAll(List.of(
                            new FormHttpMessageConverter(), new OAuth2AccessTokenResponseHttpMessageConverter()));
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        ClientCredentialsOAuth2AuthorizedClientProvider provider =
                new ClientCredentialsOAuth2AuthorizedClientProvider();
        provider.setAccessTokenResponseClient(endpoint);
        return provider;
    }
}
