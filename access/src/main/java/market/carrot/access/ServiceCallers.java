package market.carrot.access;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * The services that may make a process's internal calls. The scope alone would let every service do what any of them may:
 * whoever takes over the weakest could end sagas and move money.
 */
public final class ServiceCallers {
    private static final String SCOPE = "SCOPE_internal";

    private final Set<String> clients;
    private final List<String> clientClaims;

    /** @param clients their client ids at the issuer */
    public ServiceCallers(Collection<String> clients, IdentitySettings identity) {
        this.clients = Set.copyOf(clients);
        this.clientClaims = identity.clientClaims();
    }

    /** Whether the caller's token has the scope for internal calls and was given to one of them. */
    public boolean include(Authentication caller) {
        return caller instanceof JwtAuthenticationToken token
                && token.getAuthorities().stream().anyMatch(authority -> SCOPE.equals(authority.getAuthority()))
                && clients.contains(client(token));
    }

    private String client(JwtAuthenticationToken token) {
        return clientClaims.stream()
                .map(claim -> token.getToken().getClaims().get(claim))
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .findFirst()
                .orElse("");
    }
}
