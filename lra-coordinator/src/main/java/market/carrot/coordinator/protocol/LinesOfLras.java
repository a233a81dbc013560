package market.carrot.coordinator.protocol;

import io.narayana.lra.coordinator.domain.model.LongRunningAction;
import io.narayana.lra.coordinator.domain.service.LRAService;
import io.narayana.lra.coordinator.internal.LRARecoveryModule;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import market.carrot.telemetry.LogKeys;
import market.carrot.telemetry.TracedTrade;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * A line for each change of an LRA, with the trade that it is of: the client id of an LRA is its trade's number. Stands
 * behind the security filters.
 */
@Component
@Order(SecurityProperties.DEFAULT_FILTER_ORDER + 1)
class LinesOfLras implements Filter {
    private static final Logger log = LoggerFactory.getLogger(LinesOfLras.class);
    private static final Pattern LRA =
            Pattern.compile("(.*/lra-coordinator/([A-Za-z0-9_.-]{1,128}))(?:/(close|cancel|status))?");
    private static final Pattern CLIENT = Pattern.compile("(?:^|.*&)ClientID=(\\d{1,19})(?:&.*|$)");
    private static final String START = "start";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest call = (HttpServletRequest) request;
        Matcher about = LRA.matcher(call.getRequestURL());
        if (!about.matches()) {
            chain.doFilter(request, response);
            return;
        }
        boolean starts = about.group(2).equals(START);
        String wtbId = starts ? clientOf(call) : clientOf(about.group(1));
        LogKeys.put(LogKeys.WTB_ID, wtbId);
        TracedTrade.is(wtbId);
        LogKeys.putTrace();
        LogKeys.putLra(starts ? null : about.group(1));
        try {
            chain.doFilter(request, response);
            if (!HttpMethod.GET.matches(call.getMethod())) {
                HttpServletResponse answer = (HttpServletResponse) response;
                LogKeys.putLra(starts ? answer.getHeader(HttpHeaders.LOCATION) : null);
                String verb = about.group(3) == null ? "join" : about.group(3);
                log.info("{} {}", starts ? START : verb, answer.getStatus());
            }
        } finally {
            LogKeys.clear();
        }
    }

    private static String clientOf(HttpServletRequest start) {
        Matcher client = CLIENT.matcher(String.valueOf(start.getQueryString()));
        return client.matches() ? client.group(1) : null;
    }

    /** Only of an LRA that memory has: to look for another would read the whole store. */
    private static String clientOf(String lra) {
        LRAService lras = LRARecoveryModule.getService();
        URI id = URI.create(lra);
        LongRunningAction known = lras.hasTransaction(id) ? lras.lookupTransaction(id) : null;
        return known == null ? null : known.getClientId();
    }
}
