package market.carrot.platform.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call what. Everything that is named in none of the lists needs a valid token of any user.
 *
 * @param open requests that need no token, as {@code "METHOD /path/pattern"} or {@code "/path/pattern"}
 * @param internal requests for other services only (scope {@code internal}), in the same form
 * @param operators requests for operators only (role {@code operator}), in the same form
 */
@ConfigurationProperties("carrot.security")
public record SecurityRules(
        @DefaultValue List<String> open, @DefaultValue List<String> internal, @DefaultValue List<String> operators) {}
