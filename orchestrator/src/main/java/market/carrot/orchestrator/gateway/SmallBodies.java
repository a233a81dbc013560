package market.carrot.orchestrator.gateway;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import market.carrot.platform.problem.Problem;
import market.carrot.platform.problem.ProblemType;
import market.carrot.platform.problem.ProblemWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies that no operation of the contract has, before anything keeps them in memory. */
class SmallBodies extends OncePerRequestFilter {
    static final int LIMIT_BYTES = 64 * 1024;

    private final ProblemWriter problems;

    SmallBodies(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getHeader(HttpHeaders.CONTENT_ENCODING) != null) {
            // what is small here may be large when unpacked
            problems.write(response, Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the body uncompressed."));
        } else if (request.getContentLengthLong() > LIMIT_BYTES) {
            refuse(response);
        } else if (request.getContentLengthLong() < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            byte[] body = request.getInputStream().readNBytes(LIMIT_BYTES + 1);
            if (body.length > LIMIT_BYTES) {
                refuse(response);
            } else {
                chain.doFilter(new WholeBody(request, body), response);
            }
        } else {
            chain.doFilter(request, response);
        }
    }

    private void refuse(HttpServletResponse response) throws IOException {
        problems.write(
                response,
                Problem.of(ProblemType.CONTENT_TOO_LARGE, "A body may have %d bytes.".formatted(LIMIT_BYTES)));
    }
}
