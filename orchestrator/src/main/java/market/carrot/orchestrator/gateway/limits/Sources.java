package market.carrot.orchestrator.gateway.limits;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** Where a request comes from. */
final class Sources {
    /** As the services read it (RFC 6750, 2.1). */
    private static final Pattern BEARER =
            Pattern.compile("Bearer (?<token>[a-zA-Z0-9-._~+/]+=*)", Pattern.CASE_INSENSITIVE);

    /** One customer of a provider has at least a network of this many bytes, with more addresses than one can count. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private Sources() {}

    static Optional<String> token(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .map(BEARER::matcher)
                .filter(Matcher::matches)
                .map(bearer -> bearer.group("token"));
    }

    /** Who is connected, or whom a trusted proxy names. */
    static String address(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        try {
            // with a colon it is never looked up as a name
            return address.contains(":") && InetAddress.getByName(address) instanceof Inet6Address v6
                    ? HexFormat.of().formatHex(Arrays.copyOf(v6.getAddress(), IPV6_NETWORK_BYTES))
                    : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
