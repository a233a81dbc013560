package market.carrot.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import market.carrot.platform.problem.Problem;
import market.carrot.platform.problem.ProblemType;
import market.carrot.platform.problem.ProblemWriter;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.web.filter.OncePerRequestFilter;

/** The web server listens a moment before the routes are there: until then the answer is "not yet", not "not found". */
public class StartingUp extends OncePerRequestFilter {
    private final ApplicationAvailability availability;
    private final ProblemWriter writer;
    private volatile boolean started;

    public StartingUp(ApplicationAvailability availability, ProblemWriter writer) {
        this.availability = availability;
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!started && availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
            response.setHeader("Retry-After", "1");
            writer.write(response, Problem.of(ProblemType.SERVICE_UNAVAILABLE, "This service is just starting."));
            return;
        }
        started = true;
        chain.doFilter(request, response);
    }
}
