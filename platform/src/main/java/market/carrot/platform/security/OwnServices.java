package market.carrot.platform.security;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.net.URIAuthority;
import org.springframework.core.env.Environment;

/** The market's own services. A route of a deployment's own may call anybody, and tells nobody else our token or our traces. */
public record OwnServices(Set<String> places) {
    private static final List<String> SETTINGS = List.of(
            "carrot.product.url",
            "carrot.trade.url",
            "carrot.payment.url",
            "carrot.read-model.url",
            "carrot.coordinator.url",
            "carrot.saga.coordinator");

    public static OwnServices of(Environment environment) {
        return new OwnServices(SETTINGS.stream()
                .flatMap(setting -> Optional.ofNullable(environment.getProperty(setting)).stream())
                .map(URI::create)
                .map(url -> place(url.getScheme(), url.getHost(), url.getPort()))
                .collect(Collectors.toUnmodifiableSet()));
    }

    public boolean include(HttpHost host) {
        return places.contains(place(host.getSchemeName(), host.getHostName(), host.getPort()));
    }

    boolean areMeantBy(HttpRequest request) {
        URIAuthority to = request.getAuthority();
        return to != null && places.contains(place(request.getScheme(), to.getHostName(), to.getPort()));
    }

    private static String place(String scheme, String host, int port) {
        return host + ":" + (port > 0 ? port : "https".equals(scheme) ? 443 : 80);
    }
}
