package market.carrot.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads all parameters and headers. Spring Security's firewall judges them when someone first reads them: here, right
 * behind it, what it refuses becomes a 400; in a route it would be a 500.
 */
public class FirewallFirst extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.getParameterMap();
        Collections.list(request.getHeaderNames()).forEach(name -> Collections.list(request.getHeaders(name)));
        chain.doFilter(request, response);
    }
}
