package market.carrot.access;

import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/** What a person is at the market, as the access token says it in its claim {@code roles}. */
public final class Roles {
    private static final String CLAIM = "roles";
    private static final String PREFIX = "ROLE_";

    private Roles() {}

    public static Stream<GrantedAuthority> of(Jwt token) {
        Object roles = token.getClaim(CLAIM);
        return roles instanceof Collection<?> names
                ? names.stream().filter(Objects::nonNull).map(name -> new SimpleGrantedAuthority(PREFIX + name))
                : Stream.empty();
    }
}
