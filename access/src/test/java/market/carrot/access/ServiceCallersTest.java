package market.carrot.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Which client a token was given to, in the words of several providers, and whether it may call. */
class ServiceCallersTest {
    private final ServiceCallers callers = new ServiceCallers(
            List.of("orchestrator"),
            new IdentitySettings(
                    URI.create("http://issuer"),
                    "carrot-market",
                    List.of("azp", "client_id", "cid", "appid", "sub"),
                    null));

    @Test
    void theClientIsWhereTheProviderPutsIt() {
        assertThat(callers.include(internal(Map.of("sub", "orchestrator")))).isTrue();
        assertThat(callers.include(internal(Map.of("sub", "4711", "azp", "orchestrator"))))
                .isTrue();
        assertThat(callers.include(internal(Map.of("sub", "4711", "client_id", "orchestrator"))))
                .isTrue();
        assertThat(callers.include(internal(Map.of("sub", "4711", "cid", "orchestrator"))))
                .isTrue();
    }

    /** A person may be called as a service is; the client through which that person came is another. */
    @Test
    void aNameIsNotEnough() {
        assertThat(callers.include(internal(Map.of("sub", "orchestrator", "azp", "swagger-ui"))))
                .isFalse();
        assertThat(callers.include(token("SCOPE_market", Map.of("sub", "orchestrator"))))
                .isFalse();
        assertThat(callers.include(new TestingAuthenticationToken("orchestrator", null, "SCOPE_internal")))
                .isFalse();
        assertThat(callers.include(null)).isFalse();
    }

    @Test
    void anotherServiceIsAnother() {
        assertThat(callers.include(internal(Map.of("sub", "lra-coordinator")))).isFalse();
        assertThat(callers.include(internal(Map.of("sub", "Orchestrator")))).isFalse();
    }

    private static JwtAuthenticationToken internal(Map<String, Object> claims) {
        return token("SCOPE_internal", claims);
    }

    private static JwtAuthenticationToken token(String authority, Map<String, Object> claims) {
        Jwt jwt = Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .claims(all -> all.putAll(claims))
                .build();
        return new JwtAuthenticationToken(jwt, AuthorityUtils.createAuthorityList(authority));
    }
}
