package market.carrot.hawtio;

import java.net.URI;

/**
 * A process that runs routes.
 *
 * @param name for people, and in links: {@code /hawtio/?con=name}
 * @param management its management port, as {@code http://host:port}
 */
record CamelProcess(String name, URI management) {
    private static final String JOLOKIA = "/actuator/jolokia";

    CamelProcess {
        if (!name.matches("[A-Za-z0-9._-]+") || !String.valueOf(management).matches("https?://[^/@?#]+:\\d+")) {
            throw new IllegalArgumentException(
                    "Not a process, such as trade=http://10.0.0.1:9082: " + name + "=" + management);
        }
    }

    /** Found by Spring for text such as {@code trade=http://10.0.0.1:9082}. */
    public static CamelProcess valueOf(String text) {
        String[] parts = text.trim().split("=", 2);
        return new CamelProcess(parts[0], parts.length == 1 ? null : URI.create(parts[1]));
    }

    URI jolokia() {
        return management.resolve(JOLOKIA);
    }

    /** Where Hawtio's page asks for it. */
    String proxyPath() {
        return "%s/proxy/%s/%s/%d%s"
                .formatted(Pages.BASE, management.getScheme(), management.getHost(), management.getPort(), JOLOKIA);
    }

    /** The same as Hawtio keeps it; the name is the key, so that links can have it. */
    Connection connection() {
        return new Connection(name, name, management.getScheme(), management.getHost(), management.getPort(), JOLOKIA);
    }

    record Connection(String id, String name, String scheme, String host, int port, String path) {}
}
