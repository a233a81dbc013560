package market.carrot.orchestrator.gateway.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import market.carrot.platform.problem.Problem;
import market.carrot.platform.problem.ProblemType;
import market.carrot.platform.problem.ProblemWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what one address or one user asks too often. A token that is no good is counted by its address only, and goes
 * on: it is for the services to refuse.
 */
final class RateLimit extends OncePerRequestFilter {
    private final Source address;
    private final Source user;
    private final KnownUsers users;
    private final ProblemWriter problems;

    /** One kind of source, and how often it was refused. */
    private record Source(Buckets buckets, Counter refused, String detail) {}

    RateLimit(Buckets addresses, Buckets byUser, KnownUsers users, ProblemWriter problems, MeterRegistry meters) {
        this.address = new Source(addresses, refused(meters, "address"), "Too many requests come from your address.");
        this.user = new Source(byUser, refused(meters, "user"), "You ask more often than one user may.");
        this.users = users;
        this.problems = problems;
    }

    private static Counter refused(MeterRegistry meters, String kind) {
        return Counter.builder("carrot.gateway.refused")
                .description("Requests answered with 429")
                .tag("kind", kind)
                .register(meters);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (refuses(address, Sources.address(request), response)) {
            return;
        }
        Optional<String> caller = Sources.token(request).flatMap(users::userOf);
        if (caller.isPresent() && refuses(user, caller.get(), response)) {
            return;
        }
        chain.doFilter(request, response);
    }

    private boolean refuses(Source source, String name, HttpServletResponse response) throws IOException {
        Duration wait = source.buckets().take(name);
        if (wait.isZero()) {
            return false;
        }
        source.refused().increment();
        // a part of a second is a second
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds() + 1));
        problems.write(response, Problem.of(ProblemType.TOO_MANY_REQUESTS, source.detail()));
        return true;
    }
}
