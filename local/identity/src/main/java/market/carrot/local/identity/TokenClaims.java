package market.carrot.local.identity;

import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** What every access token says to the services: for whom it is meant, and the account's roles. */
final class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {
    private final IdentityProperties identity;

    TokenClaims(IdentityProperties identity) {
        this.identity = identity;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        if (!OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            return;
        }
        context.getClaims().audience(List.of(identity.audience()));
        // the same name whether the account logged in or came as a client
        Set<String> roles = identity.accounts().get(context.getPrincipal().getName());
        if (roles != null) {
            context.getClaims().claim("roles", List.copyOf(roles));
        }
    }
}
