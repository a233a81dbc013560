package market.carrot.orchestrator.gateway.pages;

import java.util.Map;
import market.carrot.orchestrator.role.Role;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The contract to read and to try out: Swagger UI. */
@Controller
@Profile(Role.GATEWAY_PROFILE)
class DocsPage {
    private static final String OWN_SCRIPT_ONLY =
            "default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Html page;
    private final Html wayBack = Html.read("oauth2-redirect.html");
    private final String contentSecurityPolicy;

    DocsPage(DocsSettings settings) {
        page = Html.read("docs.html")
                .with(Map.of(
                        "clientId", settings.clientId(),
                        "scopes", String.join(" ", settings.scopes().keySet())));
        contentSecurityPolicy = ("default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                        + " img-src 'self' data:; connect-src 'self' %s; base-uri 'none'; form-action 'none';"
                        + " frame-ancestors 'none'")
                .formatted(Page.origin(settings.tokenUri()));
    }

    @GetMapping("/docs")
    ResponseEntity<String> docs() {
        return Page.html(page, contentSecurityPolicy);
    }

    /** Where the identity provider sends the browser after a login: gives what it was told to the page that opened it. */
    @GetMapping("/docs/oauth2-redirect.html")
    ResponseEntity<String> wayBack() {
        return Page.html(wayBack, OWN_SCRIPT_ONLY);
    }
}
