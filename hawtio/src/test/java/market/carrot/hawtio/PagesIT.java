package market.carrot.hawtio;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.unauthenticated;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.forwardedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

/** What is shown, and to whom. */
class PagesIT extends RunningHawtio {
    @Autowired
    private ClientRegistrationRepository provider;

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/hawtio/", "/hawtio/index.html", "/hawtio/user", "/hawtio/connections.js", "/hawtio/camel"
            })
    void onlyViewersAndOperatorsSeeAnything(String path) throws Exception {
        browser.perform(get(path).accept("text/html"))
                .andExpect(status().is3xxRedirection())
                .andExpect(header().string("Location", endsWith("/oauth2/authorization/hawtio")));
        browser.perform(get(path).with(someone("user", "Operator"))).andExpect(status().isForbidden());
        browser.perform(get(path).with(someone("viewer"))).andExpect(status().is(not(403)));
    }

    @Test
    void thePageKnowsTheProcessesBeforeItBegins() throws Exception {
        browser.perform(get("/hawtio/").with(someone("viewer"))).andExpect(forwardedUrl("/hawtio/index.html"));
        browser.perform(get("/hawtio/index.html").with(someone("viewer")))
                .andExpect(content().string(containsString("<head><script src=\"/hawtio/connections.js\"></script>")))
                .andExpect(header().string(
                                "Content-Security-Policy", startsWith("default-src 'none'; script-src 'self';")));
        browser.perform(get("/hawtio/connections.js").with(someone("viewer")))
                .andExpect(content().contentTypeCompatibleWith("text/javascript"))
                .andExpect(content()
                        .string(containsString("\"trade\":{\"id\":\"trade\",\"name\":\"trade\",\"scheme\":\"http\"")))
                .andExpect(content()
                        .string(containsString("\"port\":" + TRADE.port() + ",\"path\":\"/actuator/jolokia\"")));
    }

    /** They can be kept as links, and opened again. */
    @ParameterizedTest
    @ValueSource(strings = {"/hawtio/camel", "/hawtio/camel/routes", "/hawtio/connect", "/hawtio/jmx/attributes"})
    void eachPlaceInThePageHasAnAddress(String path) throws Exception {
        browser.perform(get(path).with(someone("viewer")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("connections.js")));
    }

    /** Hawtio would take a page for a Jolokia of this process, or for plugins to load. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/hawtio/jolokia",
                "/jolokia",
                "/hawtio/preset-connections",
                "/hawtio/nothing",
                "/hawtio/WEB-INF/web.xml",
                "/actuator/jolokia",
                "/hawtio/camel/%2e%2e/user",
                "/static/js/main.js"
            })
    void thereIsNoOther(String path) throws Exception {
        browser.perform(get(URI.create(path)).with(someone("operator"))).andExpect(status().is4xxClientError());
    }

    @Test
    void whoeverIsSentToLogInToAProcessIsSentToTheProvider() throws Exception {
        browser.perform(get("/hawtio/connect/login?redirect=http://evil.example")
                        .with(someone("viewer")))
                .andExpect(redirectedUrl("/oauth2/authorization/hawtio"));
    }

    @Test
    void whoLogsOutIsLoggedOut() throws Exception {
        browser.perform(get("/hawtio/auth/logout")
                        .with(someone("viewer").clientRegistration(provider.findByRegistrationId("hawtio"))))
                .andExpect(status().is3xxRedirection())
                .andExpect(unauthenticated())
                // at the provider too, which would let the person in again without asking
                .andExpect(header().string("Location", containsString("/connect/logout?id_token_hint=")));
    }
}
