package market.carrot.orchestrator.gateway.pages;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import market.carrot.orchestrator.role.Role;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The public part of the contract, to be read by programs and by the page at {@code /docs}. Where a person logs in differs
 * from deployment to deployment, so that is added here.
 */
@Controller
@Profile(Role.GATEWAY_PROFILE)
class PublicContract {
    private static final MediaType YAML = MediaType.parseMediaType("application/yaml");
    private static final String LOGIN = "login";

    private final byte[] asYaml;
    private final byte[] asJson;

    PublicContract(DocsSettings settings) {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER));
        try (InputStream document = PublicContract.class.getResourceAsStream("/openapi/market.yaml")) {
            ObjectNode contract = (ObjectNode) yaml.readTree(document);
            addLogin(contract, settings);
            asYaml = yaml.writeValueAsBytes(contract);
            asJson = new ObjectMapper().writeValueAsBytes(contract);
        } catch (IOException e) {
            throw new UncheckedIOException("The contract cannot be read", e);
        }
    }

    @GetMapping("/openapi/market.yaml")
    ResponseEntity<byte[]> yaml() {
        return Page.document(YAML, asYaml);
    }

    @GetMapping("/openapi/market.json")
    ResponseEntity<byte[]> json() {
        return Page.document(MediaType.APPLICATION_JSON, asJson);
    }

    private static void addLogin(ObjectNode contract, DocsSettings settings) {
        ObjectNode schemes = contract.withObject("/components/securitySchemes");
        ObjectNode flow = schemes.putObject(LOGIN)
                .put("type", "oauth2")
                .put("description", "Log in at the identity provider.")
                .putObject("flows")
                .putObject("authorizationCode")
                .put("authorizationUrl", settings.authorizationUri().toString())
                .put("tokenUrl", settings.tokenUri().toString());
        ObjectNode scopes = flow.putObject("scopes");
        settings.scopes().forEach(scopes::put);
        // either of them opens an operation
        ArrayNode login = ((ArrayNode) contract.get("security")).addObject().putArray(LOGIN);
        settings.scopes().keySet().forEach(login::add);
    }
}
