package market.carrot.orchestrator.role;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The roles of this process.
 *
 * @param roles names of {@link Role}s; at least one, and the gateway only alone
 */
@ConfigurationProperties("carrot")
record Roles(@DefaultValue List<String> roles) {

    Roles {
        Set<Role> all = roles.stream().map(Role::of).collect(Collectors.toUnmodifiableSet());
        if (all.isEmpty()) {
            Role.of("");
        }
        if (all.contains(Role.GATEWAY) && all.size() > 1) {
            throw new IllegalArgumentException("The role gateway stands alone; start another process for the others.");
        }
    }
}
