package market.carrot.orchestrator.gateway.pages;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.Map;
import market.carrot.orchestrator.role.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.validation.annotation.Validated;

/**
 * How a person logs in on the page that shows the contract: by the identity provider's authorization code flow.
 *
 * @param clientId a public client of the provider, with {@code /docs/oauth2-redirect.html} at the gateway to come back to
 * @param authorizationUri where the browser is sent
 * @param tokenUri where the page fetches the token; it must allow the gateway's origin (CORS)
 * @param scopes that the page asks for, each with what it means
 */
@Validated
@Profile(Role.GATEWAY_PROFILE)
@ConfigurationProperties("carrot.gateway.docs")
record DocsSettings(
        @NotBlank String clientId,
        @NotNull URI authorizationUri,
        @NotNull URI tokenUri,
        @NotEmpty Map<String, String> scopes) {}
