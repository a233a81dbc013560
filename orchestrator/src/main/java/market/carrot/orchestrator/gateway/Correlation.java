package market.carrot.orchestrator.gateway;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import market.carrot.platform.web.HttpHeaders;
import market.carrot.telemetry.AtTheEnd;
import market.carrot.telemetry.LogKeys;
import market.carrot.telemetry.TracedRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request an id that all it causes can be found by, and writes one line about it when it is over. The query
 * stays out of the log: it may hold what is nobody's business.
 */
class Correlation extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(Correlation.class);

    private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern TRADE = Pattern.compile("/(?:wtbs|myPages)/(\\d{1,19})(?:/.*)?");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long start = System.nanoTime();
        String id = idOf(request);
        request.setAttribute(HttpHeaders.CORRELATION_ID, id);
        response.setHeader(HttpHeaders.CORRELATION_ID, id);
        Runnable line = () -> log(id, request, response.getStatus(), start);
        Matcher trade = TRADE.matcher(request.getRequestURI());
        if (trade.matches()) {
            TracedRequest.isAbout(request, trade.group(1));
        }
        MDC.put(LogKeys.CORRELATION_ID, id);
        TracedRequest.putLogKeys(request);
        try {
            chain.doFilter(request, response);
        } finally {
            LogKeys.clear();
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new AtTheEnd(line));
            } else {
                line.run();
            }
        }
    }

    private static String idOf(HttpServletRequest request) {
        String sent = request.getHeader(HttpHeaders.CORRELATION_ID);
        return sent != null && ACCEPTABLE.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }

    private static void log(String id, HttpServletRequest request, int status, long start) {
        MDC.put(LogKeys.CORRELATION_ID, id);
        TracedRequest.putLogKeys(request);
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        LOG.info("{} {} {} {} ms", request.getMethod(), request.getRequestURI(), status, millis);
        LogKeys.clear();
    }
}
