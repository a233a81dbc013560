package market.carrot.local.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.util.List;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.Http403ForbiddenEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** The protocol's endpoints, the login form and the health; everything else is denied. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final String LOGIN = "/login";

    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http, IdentityProperties identity) throws Exception {
        OAuth2AuthorizationServerConfigurer server = OAuth2AuthorizationServerConfigurer.authorizationServer();
        // a browser asks in advance, by OPTIONS, which is no method of any endpoint
        return http.securityMatcher(new OrRequestMatcher(server.getEndpointsMatcher(), CorsUtils::isPreFlightRequest))
                .with(server, endpoints -> endpoints
                        .oidc(Customizer.withDefaults())
                        .tokenEndpoint(token -> token.accessTokenRequestConverter(new DefaultScopes())))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                // for /userinfo, which is asked with an access token
                .oauth2ResourceServer(tokens -> tokens.jwt(Customizer.withDefaults()))
                .cors(cors -> cors.configurationSource(documentationPage(identity.redirectUris())))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint(LOGIN)))
                .build();
    }

    /** The page that the browser comes back to asks for the token and the provider's description itself. */
    private static UrlBasedCorsConfigurationSource documentationPage(List<URI> redirectUris) {
        CorsConfiguration allowed = new CorsConfiguration();
        redirectUris.forEach(uri -> allowed.addAllowedOrigin(uri.getScheme() + "://" + uri.getAuthority()));
        allowed.setAllowedMethods(List.of(HttpMethod.GET.name(), HttpMethod.POST.name()));
        allowed.addAllowedHeader(CorsConfiguration.ALL);
        UrlBasedCorsConfigurationSource paths = new UrlBasedCorsConfigurationSource();
        paths.registerCorsConfiguration("/oauth2/token", allowed);
        paths.registerCorsConfiguration("/.well-known/*", allowed);
        return paths;
    }

    @Bean
    @Order(2)
    SecurityFilterChain loginForm(HttpSecurity http) throws Exception {
        return http.securityMatcher(LOGIN, "/default-ui.css")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .formLogin(Customizer.withDefaults())
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain health(HttpSecurity http) throws Exception {
        return http.securityMatcher(EndpointRequest.to(HealthEndpoint.class))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain everythingElse(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(failures -> failures.authenticationEntryPoint(new Http403ForbiddenEntryPoint()))
                .build();
    }

    @Bean
    RegisteredClientRepository clients(IdentityProperties identity) {
        return Clients.of(identity);
    }

    @Bean
    PlainSecrets plainSecrets() {
        return new PlainSecrets();
    }

    @Bean
    LoginAuthorizations loginAuthorizations() {
        return new LoginAuthorizations();
    }

    @Bean
    UserDetailsService accounts(IdentityProperties identity) {
        return new InMemoryUserDetailsManager(identity.accounts().keySet().stream()
                .map(name -> User.withUsername(name).password(name).build())
                .toList());
    }

    @Bean
    JWKSource<SecurityContext> signingKey(IdentityProperties identity) {
        return new ImmutableJWKSet<>(new JWKSet(SigningKey.in(identity.keyDirectory())));
    }

    @Bean
    TokenClaims tokenClaims(IdentityProperties identity) {
        return new TokenClaims(identity);
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(IdentityProperties identity) {
        return AuthorizationServerSettings.builder()
                .issuer(identity.issuerUri().toString())
                .build();
    }
}
