package market.carrot.platform.management;

import java.util.Map;
import java.util.Properties;
import org.jolokia.server.core.http.AgentServlet;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.mvc.ServletWrappingController;

/**
 * JMX over HTTP on the management port of every process that runs routes, for Hawtio. Only Jolokia's core is on the class
 * path: what it could do with JSR 160, as a proxy, or by multicast is not there.
 *
 * <p>It is a handler of Spring's servlet and no servlet beside it, whose paths would be matched by the container: Spring
 * Security would judge another path than the one that is carried out, or fail at it.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
public class JolokiaConfiguration {
    /** Who may enter is said in the security of the service; what they may do there, by {@link OperatorsOnly}. */
    public static final String PATH = "/actuator/jolokia";

    private static final String HANDLER = "jolokia";

    /** Made when somebody first asks for it. */
    @Bean(HANDLER)
    @Lazy
    ServletWrappingController jolokia() {
        Properties settings = new Properties();
        // an answer has no stack, and says of the machine only what an MBean does
        settings.setProperty("allowErrorDetails", "false");
        settings.setProperty("includeStackTrace", "false");
        ServletWrappingController controller = new ServletWrappingController();
        controller.setServletClass(Jolokia.class);
        controller.setServletName(HANDLER);
        controller.setInitParameters(settings);
        controller.setSupportedMethods(HttpMethod.POST.name());
        return controller;
    }

    @Bean
    SimpleUrlHandlerMapping jolokiaMapping() {
        SimpleUrlHandlerMapping mapping =
                new SimpleUrlHandlerMapping(Map.of(PATH, HANDLER), Ordered.HIGHEST_PRECEDENCE);
        mapping.setLazyInitHandlers(true);
        return mapping;
    }

    /** Spring makes it. */
    static final class Jolokia extends AgentServlet {
        private static final long serialVersionUID = 1;

        Jolokia() {
            super(new OperatorsOnly());
        }
    }
}
