package market.carrot.orchestrator.gateway.pages;

import java.util.Map;
import market.carrot.orchestrator.role.Role;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What operators look at and do, for people. The page knows nothing and may do nothing by itself: it asks the services with
 * the token of whoever has logged in.
 */
@Controller
@Profile(Role.GATEWAY_PROFILE)
@ConditionalOnBooleanProperty("carrot.gateway.operations.enabled")
class OperationsPage implements WebMvcConfigurer {
    private static final String FILES = "classpath:/gateway/static/operations/";

    private final Html page;
    private final String contentSecurityPolicy;

    /** A login is a login: as at the page that shows the contract, only that another page is come back to. */
    OperationsPage(DocsSettings login) {
        page = Html.read("operations.html")
                .with(Map.of(
                        "clientId", login.clientId(),
                        "scopes", String.join(" ", login.scopes().keySet()),
                        "authorizationUri", login.authorizationUri(),
                        "tokenUri", login.tokenUri()));
        contentSecurityPolicy = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                        + " connect-src 'self' %s; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
                .formatted(Page.origin(login.tokenUri()));
    }

    @GetMapping("/operations")
    ResponseEntity<String> operations() {
        return Page.html(page, contentSecurityPolicy);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        PageFiles.serve(
                registry,
                "/operations/page/",
                FILES,
                "operations.css",
                "main.js",
                "login.js",
                "api.js",
                "dom.js",
                "confirm.js",
                "trades.js",
                "trade.js",
                "findings.js",
                "read-model.js",
                "dead-letters.js",
                "breakers.js",
                "audit.js");
    }
}
