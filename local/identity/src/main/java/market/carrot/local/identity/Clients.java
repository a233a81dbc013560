package market.carrot.local.identity;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * The programs that may ask for tokens: the API's documentation page, operators' consoles, each service, and each account
 * for itself.
 */
final class Clients {
    private static final String MARKET = "market";
    private static final String INTERNAL = "internal";
    private static final Duration WORKING_DAY = Duration.ofHours(8);
    private static final Duration HOUR = Duration.ofHours(1);

    private Clients() {}

    static RegisteredClientRepository of(IdentityProperties identity) {
        Stream<RegisteredClient> services = identity.services().entrySet().stream()
                .map(service -> confidential(service.getKey(), service.getValue(), INTERNAL, HOUR));
        Stream<RegisteredClient> accounts =
                identity.accounts().keySet().stream().map(name -> confidential(name, name, MARKET, WORKING_DAY));
        Stream<RegisteredClient> consoles =
                identity.consoles().entrySet().stream().map(console -> console(console.getKey(), console.getValue()));
        Stream<RegisteredClient> page = Stream.of(documentationPage(identity.redirectUris()));
        List<RegisteredClient> all = Stream.of(services, accounts, consoles, page)
                .flatMap(some -> some)
                .toList();
        return new InMemoryRegisteredClientRepository(all);
    }

    private static RegisteredClient confidential(String name, String secret, String scope, Duration lifetime) {
        return RegisteredClient.withId(name)
                .clientId(name)
                .clientSecret(secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scope(scope)
                .tokenSettings(lifetime(lifetime))
                .build();
    }

    /** Keeps its people's tokens at its server, and shows no more of them to the browser than a cookie. */
    private static RegisteredClient console(String name, IdentityProperties.Console console) {
        return RegisteredClient.withId(name)
                .clientId(name)
                .clientSecret(console.secret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(console.redirectUri(name).toString())
                .postLogoutRedirectUri(console.front(name).toString())
                .scope(OidcScopes.OPENID)
                .scope(MARKET)
                .tokenSettings(lifetime(WORKING_DAY))
                .build();
    }

    /** Runs in the browser, so it can keep no secret: proof of possession (PKCE) takes its place. */
    private static RegisteredClient documentationPage(List<URI> redirectUris) {
        return RegisteredClient.withId("swagger-ui")
                .clientId("swagger-ui")
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUris(all -> redirectUris.forEach(uri -> all.add(uri.toString())))
                .scope(OidcScopes.OPENID)
                .scope(MARKET)
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .tokenSettings(lifetime(WORKING_DAY))
                .build();
    }

    private static TokenSettings lifetime(Duration lifetime) {
        return TokenSettings.builder().accessTokenTimeToLive(lifetime).build();
    }
}
