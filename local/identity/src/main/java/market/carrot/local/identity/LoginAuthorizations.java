package market.carrot.local.identity;

import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Remembers logins, in which one request refers to an earlier one, but no client's own tokens: nobody asks for those
 * again, and thousands of them, as a load test fetches, would fill the memory.
 */
final class LoginAuthorizations implements OAuth2AuthorizationService {
    private final OAuth2AuthorizationService logins = new InMemoryOAuth2AuthorizationService();

    @Override
    public void save(OAuth2Authorization authorization) {
        if (!AuthorizationGrantType.CLIENT_CREDENTIALS.equals(authorization.getAuthorizationGrantType())) {
            logins.save(authorization);
        }
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        logins.remove(authorization);
    }

    @Override
    public OAuth2Authorization findById(String id) {
        return logins.findById(id);
    }

    @Override
    public OAuth2Authorization findByToken(String token, OAuth2TokenType tokenType) {
        return logins.findByToken(token, tokenType);
    }
}
