package market.carrot.hawtio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oauth2Client;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What is asked of the processes, for whom. The token of a person is worth stealing: it goes to them and nowhere else. */
class ProxyIT extends RunningHawtio {
    private static final String QUESTION = "{\"type\":\"version\"}";

    @Test
    void theProcessIsAskedWithThePersonsTokenAndNothingElseOfTheBrowsers() throws Exception {
        browser.perform(ask(trade() + "/?ignoreErrors=true&maxDepth=7")
                        .with(someone("viewer"))
                        .with(oauth2Client("hawtio"))
                        .with(csrf())
                        .header("Cookie", "hawtio-session=secret")
                        .header("Origin", "http://localhost:8080")
                        .header("X-Jolokia-Authorization", "Basic evil"))
                .andExpect(status().isOk())
                .andExpect(content().json(FakeProcess.ANSWER))
                .andExpect(header().doesNotExist("Set-Cookie"));

        assertThat(TRADE.questions).singleElement().satisfies(question -> {
            assertThat(question.uri()).isEqualTo(URI.create("/actuator/jolokia?ignoreErrors=true&maxDepth=7"));
            assertThat(question.body()).isEqualTo(QUESTION);
            assertThat(question.headers().getFirst("Authorization")).isEqualTo("Bearer access-token");
            assertThat(question.headers()).doesNotContainKeys("Cookie", "Origin", "X-jolokia-authorization");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/hawtio/proxy/http/127.0.0.1/PORT/",
                "/hawtio/proxy/http/127.0.0.1/PORT/actuator",
                "/hawtio/proxy/http/127.0.0.1/PORT/actuator/jolokia//",
                "/hawtio/proxy/http/127.0.0.1/PORT/actuator/jolokia/x",
                "/hawtio/proxy/http/127.0.0.1/PORT/actuator/env",
                "/hawtio/proxy/http/127.0.0.1/PORT/actuator/jolokia@evil.example",
                "/hawtio/proxy/http/evil@127.0.0.1/PORT/actuator/jolokia",
                "/hawtio/proxy/http/127.0.0.1/PORT/actuator/jolokia/@127.0.0.1:PORT/",
                "/hawtio/proxy/http/127.0.0.1/PORT/actuator/%6aolokia",
                "/hawtio/proxy/https/127.0.0.1/PORT/actuator/jolokia",
                "/hawtio/proxy/http/localhost/PORT/actuator/jolokia",
                "/hawtio/proxy/http/127.1/PORT/actuator/jolokia",
                "/hawtio/proxy/http/127.0.0.1/2/actuator/jolokia",
                "/hawtio/proxy/http:/127.0.0.1:PORT/actuator/jolokia",
                "/hawtio/proxy/"
            })
    void nothingElseIsAsked(String path) throws Exception {
        browser.perform(ask(path.replace("PORT", String.valueOf(TRADE.port())))
                        .with(someone("operator"))
                        .with(oauth2Client("hawtio"))
                        .with(csrf()))
                .andExpect(status().is4xxClientError());

        assertThat(TRADE.questions).isEmpty();
    }

    @Test
    void nobodyElseAsks() throws Exception {
        browser.perform(ask(trade()).with(csrf())).andExpect(status().isUnauthorized());
        browser.perform(ask(trade()).with(csrf()).with(someone("user")).with(oauth2Client("hawtio")))
                .andExpect(status().isForbidden());

        assertThat(TRADE.questions).isEmpty();
    }

    /** Fault: another site's page sends a form in an operator's browser. */
    @Test
    void anotherSiteCannotAskInAPersonsName() throws Exception {
        browser.perform(ask(trade()).with(someone("operator")).with(oauth2Client("hawtio")))
                .andExpect(status().isForbidden());
        browser.perform(ask(trade())
                        .with(someone("operator"))
                        .with(oauth2Client("hawtio"))
                        .with(csrf().useInvalidToken()))
                .andExpect(status().isForbidden());

        assertThat(TRADE.questions).isEmpty();
    }

    @Test
    void aProcessThatIsDownIsSaidToBe() throws Exception {
        browser.perform(ask("/hawtio/proxy/http/127.0.0.1/1/actuator/jolokia")
                        .with(someone("viewer"))
                        .with(oauth2Client("hawtio"))
                        .with(csrf()))
                .andExpect(status().isBadGateway());
    }

    private static String trade() {
        return "/hawtio/proxy/http/127.0.0.1/" + TRADE.port() + "/actuator/jolokia";
    }

    private static MockHttpServletRequestBuilder ask(String path) {
        return post(URI.create(path)).contentType("application/json").content(QUESTION);
    }
}
