package market.carrot.orchestrator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.net.http.HttpResponse;
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
