package market.carrot.platform.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * Who may call what. Everything that is named in none of the lists of requests needs a valid token of any user.
 *
 * @param open requests that need no token, as {@code "METHOD /path/pattern"} or {@code "/path/pattern"}
 * @param internal requests for other services only (scope {@code internal}), in the same form
 * @param internalCallers client ids of the services that may make them; no other may, whatever its scope
 * @param operators requests for operators only (role {@code operator}), in the same form
 */
@ConfigurationProperties("carrot.security")
public record SecurityRules(
        @DefaultValue List<String> open,
        @DefaultValue List<String> internal,
        @DefaultValue List<String> internalCallers,
        @DefaultValue List<String> operators) {

    public SecurityRules {
        Assert.isTrue(
                internal.isEmpty() == internalCallers.isEmpty(),
                "carrot.security.internal and carrot.security.internal-callers are set together");
    }
}
