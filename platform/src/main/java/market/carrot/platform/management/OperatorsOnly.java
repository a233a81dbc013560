package market.carrot.platform.management;

import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jolokia.server.core.service.api.Restrictor;
import org.jolokia.server.core.util.HttpMethod;
import org.jolokia.server.core.util.RequestType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * What may be done through Jolokia: a viewer looks at routes and at the JVM, an operator also stops and starts routes.
 * Everything is a list of what is allowed, so that an MBean or an operation that a library adds later is refused.
 *
 * <p>Jolokia asks for the type of few requests only, so each question here looks at the person, too.
 */
final class OperatorsOnly implements Restrictor {
    private static final Logger log = LoggerFactory.getLogger(OperatorsOnly.class);

    private static final String VIEWER = "ROLE_viewer";
    private static final String OPERATOR = "ROLE_operator";
    private static final String CAMEL = "org.apache.camel";

    private static final Set<RequestType> REQUESTS =
            Set.of(RequestType.READ, RequestType.LIST, RequestType.SEARCH, RequestType.VERSION, RequestType.EXEC);

    private static final Set<String> DOMAINS = Set.of(CAMEL, "java.lang");

    /** How the process was started: secrets do not belong there, but who knows. */
    private static final Set<String> NOT_SHOWN = Set.of("SystemProperties", "InputArguments", "BootClassPath");

    /** Operations that only tell, and nothing of what a message carries. */
    private static final Set<String> TELLING = Set.of(
            "dumpRoutesStatsAsXml",
            "dumpRouteStatsAsXml",
            "dumpRouteTemplatesAsXml",
            "dumpRouteSourceLocationsAsXml",
            "componentNames",
            "endpointStatistics",
            "listRestServices",
            "isUpdateRouteEnabled");

    /** With arguments these would resolve the placeholders of routes, and show the secrets among them. */
    private static final Set<String> TELLING_AS_WRITTEN = Set.of("dumpRoutesAsXml()", "dumpRouteAsXml()");

    /** Without arguments: none that cut off what is under way. */
    private static final Set<String> OF_ROUTES = Set.of("start", "stop", "suspend", "resume");

    /** What takes nothing new, and is there at once when it is resumed. */
    private static final Set<String> OF_CONSUMERS = Set.of("suspend", "resume");

    @Override
    public boolean isHttpMethodAllowed(HttpMethod method) {
        return method == HttpMethod.POST;
    }

    @Override
    public boolean isTypeAllowed(RequestType type) {
        return REQUESTS.contains(type) && mayLook();
    }

    @Override
    public boolean isAttributeReadAllowed(ObjectName name, String attribute) {
        return mayLook() && !isObjectNameHidden(name) && !NOT_SHOWN.contains(attribute);
    }

    @Override
    public boolean isAttributeWriteAllowed(ObjectName name, String attribute) {
        return false;
    }

    @Override
    public boolean isOperationAllowed(ObjectName name, String operation) {
        // one name can be the pattern of many
        if (!mayLook() || !CAMEL.equals(name.getDomain()) || name.isPattern()) {
            return false;
        }
        if (TELLING_AS_WRITTEN.contains(operation) || TELLING.contains(operation.replaceFirst("\\(.*", ""))) {
            return true;
        }
        boolean allowed = is(OPERATOR) && isOfRoute(name, operation.replaceFirst("\\(\\)$", ""));
        if (allowed) {
            log.warn("audit: {} {} {}", caller().getName(), operation, routeOf(name));
        }
        return allowed;
    }

    private static boolean isOfRoute(ObjectName name, String operation) {
        return switch (String.valueOf(name.getKeyProperty("type"))) {
            case "routes" -> OF_ROUTES.contains(operation);
            case "consumers" -> OF_CONSUMERS.contains(operation);
            default -> false;
        };
    }

    /** A consumer's own name has its address in memory. */
    private static String routeOf(ObjectName name) {
        try {
            return String.valueOf(ManagementFactory.getPlatformMBeanServer().getAttribute(name, "RouteId"));
        } catch (JMException thereIsNone) {
            return name.toString();
        }
    }

    @Override
    public boolean isObjectNameHidden(ObjectName name) {
        return !DOMAINS.contains(name.getDomain());
    }

    /** The network is for those who deploy; here it is tokens that count. */
    @Override
    public boolean isRemoteAccessAllowed(String... hostOrAddress) {
        return true;
    }

    /** No page of another origin reads the answer; the token, not the origin, says who asks. */
    @Override
    public boolean isOriginAllowed(String origin, boolean strictly) {
        return strictly;
    }

    @Override
    public boolean ignoreScheme() {
        return true;
    }

    private static boolean mayLook() {
        return is(VIEWER) || is(OPERATOR);
    }

    private static Authentication caller() {
        return SecurityContextHolder.getContext().getAuthentication();
    }

    private static boolean is(String role) {
        Authentication caller = caller();
        return caller != null
                && caller.isAuthenticated()
                && caller.getAuthorities().stream().anyMatch(authority -> role.equals(authority.getAuthority()));
    }
}
