package market.carrot.orchestrator.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import market.carrot.platform.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.HtmlUtils;

/** What the gateway shows to people: a page for every problem, and the contract. */
class PagesIT extends RunningGateway {

    @ParameterizedTest
    @EnumSource
    void aProblemsTypeLeadsToItsPage(ProblemType type) {
        HttpResponse<String> page = get(type.uri());

        assertIsPage(page);
        assertThat(page.body())
                .contains("<h1>" + HtmlUtils.htmlEscape(type.title()) + "</h1>")
                .contains(String.valueOf(type.status()), type.uri())
                .contains(HtmlUtils.htmlEscape(type.when()), HtmlUtils.htmlEscape(type.advice()))
                .contains(HtmlUtils.htmlEscape(type.retry().says()))
                .doesNotContain("{{");
    }

    @Test
    void theyAreListed() {
        HttpResponse<String> page = get("/problems");

        assertIsPage(page);
        assertThat(page.body()).doesNotContain("{{");
        for (ProblemType type : ProblemType.values()) {
            assertThat(page.body()).contains("href=\"" + type.uri() + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/problems/nothing",
                "/problems/INVALID_REQUEST",
                "/problems/",
                "/problems/not-found/x",
                "/problems/%3Cscript%3E",
                "/docs/",
                "/docs/index.html",
                "/docs/swagger-ui.js",
                "/docs/package.json",
                "/docs/%2e%2e/layout.html",
                "/webjars/swagger-ui/5.30.2/index.html",
                "/openapi/internal.yaml",
                "/openapi/operations.yaml",
                "/operations/page/",
                "/operations/page/nothing.js",
                "/operations/page/%2e%2e/market.css",
                "/operations/main.js",
                "/error",
                "/favicon.ico"
            })
    void thereIsNoOther(String path) {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).doesNotContain("script");
    }

    @Test
    void apiDocsAreAPageThatRunsOnlyItsOwnScripts() {
        HttpResponse<String> page = get("/docs");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; script-src 'self';")
                .contains("connect-src 'self' http://127.0.0.1:");
        assertThat(page.body()).contains("data-client-id=\"swagger-ui\"").doesNotContain("{{");
        assertThat(page.body()).doesNotContainPattern("<script(?! src)");
    }

    /** Not even a style of its own: whatever would get into the page could do nothing there. */
    @Test
    void theOperatorsPageRunsItsOwnScriptsAndAsksTheMarketAndTheProviderOnly() {
        HttpResponse<String> page = get("/operations");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement(STRING)
                .matches("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'"
                        + " http://127\\.0\\.0\\.1:\\d+; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        assertThat(page.body())
                .contains("data-authorization-uri=\"http://127.0.0.1:", "/oauth2/authorize", "/oauth2/token")
                .doesNotContain("{{", "style=")
                .doesNotContainPattern("<script(?![^>]* src)| on\\w+=");
    }

    /** Each of them, and what they import of each other. */
    @Test
    void theOperatorsPageHasAllItsFiles() {
        Set<String> files = new TreeSet<>();
        Deque<String> toRead = new ArrayDeque<>();
        references(get("/operations").body(), "/operations/page/([\\w-]+\\.\\w+)")
                .forEach(toRead::add);
        while (!toRead.isEmpty()) {
            String name = toRead.remove();
            if (files.add(name)) {
                HttpResponse<String> file = get("/operations/page/" + name);
                isServedAsItIs(name, file);
                references(file.body(), "from \"\\./([\\w-]+\\.js)\"").forEach(toRead::add);
            }
        }

        assertThat(files).contains("operations.css", "main.js", "trade.js", "confirm.js", "api.js");
    }

    private static void isServedAsItIs(String name, HttpResponse<String> file) {
        assertThat(file.statusCode()).as(name).isEqualTo(200);
        assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(file.headers().firstValue("Content-Type").orElseThrow())
                .startsWith(name.endsWith(".js") ? "text/javascript" : "text/css");
        assertThat(file.body())
                .as("what comes from elsewhere is text, never markup")
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "cookie =");
    }

    private static Stream<String> references(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/market.css",
                "/docs/favicon.svg",
                "/docs/swagger-initializer.js",
                "/docs/swagger-ui.css",
                "/docs/swagger-ui-bundle.js",
                "/docs/oauth2-redirect.html",
                "/docs/oauth2-redirect.js"
            })
    void itsFilesAreThere(String path) {
        HttpResponse<String> file = get(path);

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(file.headers().firstValue("Cache-Control").orElseThrow()).contains("max-age");
    }

    @Test
    void thePublicContractSaysWhereToLogIn() throws Exception {
        HttpResponse<String> json = get("/openapi/market.json");
        HttpResponse<String> yaml = get("/openapi/market.yaml");

        assertThat(json.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(yaml.headers().firstValue("Content-Type")).hasValue("application/yaml");
        JsonNode contract = new ObjectMapper().readTree(json.body());
        assertThat(contract).isEqualTo(new ObjectMapper(new YAMLFactory()).readTree(yaml.body()));
        JsonNode flow = contract.at("/components/securitySchemes/login/flows/authorizationCode");
        assertThat(flow.get("authorizationUrl").asText()).endsWith("/oauth2/authorize");
        assertThat(flow.get("tokenUrl").asText()).endsWith("/oauth2/token");
        assertThat(contract.get("security").findValuesAsText("login")).hasSize(1);
        assertThat(contract.get("paths").fieldNames())
                .toIterable()
                .contains("/wtbs")
                .noneMatch(path -> path.startsWith("/operations") || path.contains("/reservations/"));
    }

    private static void assertIsPage(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'self';")
                .doesNotContain("unsafe");
        assertThat(page.headers().allValues("Content-Security-Policy")).hasSize(1);
    }
}
