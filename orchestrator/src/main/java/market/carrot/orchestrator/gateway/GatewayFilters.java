package market.carrot.orchestrator.gateway;

import jakarta.servlet.Filter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;

/**
 * The order in which a request meets the gateway's filters, before every one of Spring's: so what any of them refuses has
 * a correlation id, the security headers and a line in the log, and what is too much costs nothing more.
 */
public final class GatewayFilters {
    /** Behind the one that begins the trace, whose id the request's line tells. */
    static final int CORRELATION = 1;

    public static final int ANSWER_HEADERS = 2;
    public static final int CROSS_ORIGIN = 3;
    public static final int RATE_LIMIT = 4;

    private GatewayFilters() {}

    public static <F extends Filter> FilterRegistrationBean<F> at(int position, F filter) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + position);
        return registration;
    }
}
