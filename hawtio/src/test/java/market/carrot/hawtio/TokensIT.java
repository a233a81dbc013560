package market.carrot.hawtio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.test.web.servlet.ResultActions;

/** People's tokens: each belongs to the session that got it, and may end before it. */
class TokensIT extends RunningHawtio {
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    @Autowired
    private ClientRegistrationRepository provider;

    @Autowired
    private OAuth2AuthorizedClientRepository tokens;

    private final OAuth2AuthenticationToken person = new OAuth2AuthenticationToken(
            new DefaultOidcUser(
                    AuthorityUtils.createAuthorityList("ROLE_operator"),
                    new OidcIdToken("id-token", null, null, Map.of("sub", "boss"))),
            AuthorityUtils.createAuthorityList("ROLE_operator"),
            "hawtio");

    /** The provider gives no other without a login, which it may grant without asking. */
    @Test
    void aSessionThatOutlivesItsTokenIsSentToTheProvider() throws Exception {
        MockHttpSession session = sessionWith(FakeProcess.ENDED, Instant.now().minusSeconds(1));

        ask(session).andExpect(status().isUnauthorized());

        // where Hawtio goes then
        browser.perform(get("/hawtio/connect/login").session(session).with(authentication(person)))
                .andExpect(redirectedUrl("/oauth2/authorization/hawtio"));
        browser.perform(get("/oauth2/authorization/hawtio").session(session).with(authentication(person)))
                .andExpect(status().is3xxRedirection())
                .andExpect(header().string("Location", Matchers.containsString("response_type=code")));
    }

    @Test
    void eachSessionOfAPersonHasATokenOfItsOwn() throws Exception {
        MockHttpSession one = sessionWith("one", Instant.now().plus(LIFETIME));
        MockHttpSession other = sessionWith("other", Instant.now().plus(LIFETIME));

        ask(one).andExpect(status().isOk());
        ask(other).andExpect(status().isOk());

        assertThat(shown()).containsExactly("Bearer one", "Bearer other");
    }

    @Test
    void whoLogsOutLeavesNoTokenBehind() throws Exception {
        MockHttpSession session = sessionWith("left", Instant.now().plus(LIFETIME));
        MockHttpSession other = sessionWith("other", Instant.now().plus(LIFETIME));

        browser.perform(get("/hawtio/auth/logout").session(session).with(authentication(person)))
                .andExpect(status().is3xxRedirection());

        assertThat(session.isInvalid()).isTrue();
        ask(new MockHttpSession()).andExpect(status().isUnauthorized());
        assertThat(shown()).isEmpty();
        ask(other).andExpect(status().isOk());
        assertThat(shown()).containsExactly("Bearer other");
    }

    private ResultActions ask(MockHttpSession session) throws Exception {
        return browser.perform(post(URI.create("/hawtio/proxy/http/127.0.0.1/" + TRADE.port() + "/actuator/jolokia"))
                .session(session)
                .with(authentication(person))
                .with(csrf())
                .contentType("application/json")
                .content("{\"type\":\"version\"}"));
    }

    private static List<String> shown() {
        return TRADE.questions.stream()
                .map(question -> question.headers().getFirst("Authorization"))
                .toList();
    }

    private MockHttpSession sessionWith(String token, Instant end) {
        MockHttpServletRequest login = new MockHttpServletRequest();
        MockHttpSession session = new MockHttpSession();
        login.setSession(session);
        OAuth2AccessToken access =
                new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, token, end.minus(LIFETIME), end);
        tokens.saveAuthorizedClient(
                new OAuth2AuthorizedClient(provider.findByRegistrationId("hawtio"), person.getName(), access),
                person,
                login,
                new MockHttpServletResponse());
        return session;
    }
}
