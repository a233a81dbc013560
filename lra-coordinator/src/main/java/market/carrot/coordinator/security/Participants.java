package market.carrot.coordinator.security;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import market.carrot.coordinator.CoordinatorProperties;
import org.springframework.stereotype.Component;

/** Who may be called back: the coordinator calls whatever an LRA is joined with, so that is chosen here. */
@Component
public class Participants {
    /** Nothing that means another path to somebody else: no dots, no escapes, no parameters. */
    private static final Pattern PLAIN_PATH = Pattern.compile("(/[A-Za-z0-9_-]+)+");

    private final List<URI> bases;
    private final boolean anyone;

    Participants(CoordinatorProperties coordinator, SecurityProperties security) {
        this.bases = coordinator.participants();
        this.anyone = security.disabled();
    }

    /** Whether the URL lies under one of the bases that are configured. */
    public boolean include(URI url) {
        return anyone || bases.stream().anyMatch(base -> isUnder(base, url));
    }

    private static boolean isUnder(URI base, URI url) {
        return Objects.equals(lower(base.getScheme()), lower(url.getScheme()))
                && base.getHost() != null
                && Objects.equals(lower(base.getHost()), lower(url.getHost()))
                && port(base) == port(url)
                && url.getRawUserInfo() == null
                && url.getRawFragment() == null
                && PLAIN_PATH.matcher(url.getRawPath()).matches()
                && url.getRawPath().startsWith(base.getRawPath().replaceAll("/+$", "") + "/");
    }

    private static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return "https".equals(lower(url.getScheme())) ? 443 : 80;
    }

    private static String lower(String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
