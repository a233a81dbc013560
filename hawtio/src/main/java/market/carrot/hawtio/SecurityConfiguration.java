package market.carrot.hawtio;

import jakarta.servlet.DispatcherType;
import java.util.List;
import market.carrot.access.Roles;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** People log in at the OpenID provider; who is neither viewer nor operator sees nothing. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    /** Leads to the provider, for whoever is logged in, too. */
    static final String LOGIN = "/oauth2/authorization/hawtio";

    /** What Hawtio's page is built for: styles in its elements, fonts and icons as data, an editor in a worker. */
    private static final String CONTENT = "default-src 'none'; script-src 'self'; connect-src 'self'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; worker-src 'self' blob:; "
            + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain security(HttpSecurity http, ClientRegistrationRepository provider, JwtDecoder tokens)
            throws Exception {
        OidcClientInitiatedLogoutSuccessHandler logOutThereToo = new OidcClientInitiatedLogoutSuccessHandler(provider);
        logOutThereToo.setPostLogoutRedirectUri("{baseUrl}" + Pages.BASE + "/");
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(EndpointRequest.to(HealthEndpoint.class))
                        .permitAll()
                        .anyRequest()
                        .hasAnyRole("viewer", "operator"))
                .oauth2Login(login -> login.defaultSuccessUrl(Pages.BASE + "/")
                        .userInfoEndpoint(person -> person.oidcUserService(withRoles(tokens))))
                .logout(logout -> logout.logoutRequestMatcher(path(HttpMethod.GET, Pages.BASE + "/auth/logout"))
                        .logoutSuccessHandler(logOutThereToo))
                // the page's own questions are not sent to a login form
                .exceptionHandling(failures -> failures.defaultAuthenticationEntryPointFor(
                        new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
                        path(HttpMethod.POST, Pages.BASE + "/proxy/**")))
                .csrf(csrf -> csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                        .csrfTokenRequestHandler(readByThePage()))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT)))
                .build();
    }

    /** Spring's own would keep tokens by person, for all sessions of that person, until the process ends. */
    @Bean
    OAuth2AuthorizedClientRepository tokensOfSessions() {
        return new HttpSessionOAuth2AuthorizedClientRepository();
    }

    /** Hawtio sends back what is in the cookie, as it is; and needs the cookie before its first question. */
    private static CsrfTokenRequestAttributeHandler readByThePage() {
        CsrfTokenRequestAttributeHandler handler = new CsrfTokenRequestAttributeHandler();
        handler.setCsrfRequestAttributeName(null);
        return handler;
    }

    /** The roles are in the access token, the one that the processes will judge. */
    private static OAuth2UserService<OidcUserRequest, OidcUser> withRoles(JwtDecoder tokens) {
        OidcUserService person = new OidcUserService();
        return login -> {
            List<GrantedAuthority> roles = Roles.of(checked(login, tokens)).toList();
            return new DefaultOidcUser(roles, person.loadUser(login).getIdToken());
        };
    }

    private static Jwt checked(OidcUserRequest login, JwtDecoder tokens) {
        try {
            return tokens.decode(login.getAccessToken().getTokenValue());
        } catch (JwtException e) {
            throw new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN), e);
        }
    }

    private static RequestMatcher path(HttpMethod method, String path) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, path);
    }
}
