package market.carrot.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import market.carrot.platform.problem.ProblemWriter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Camel refuses what the contract does not have, such as a GET where there is only a POST, with an empty answer. */
public class EmptyRefusals extends OncePerRequestFilter {
    private final ProblemWriter writer;

    public EmptyRefusals(ProblemWriter writer) {
        this.writer = writer;
    }

    /** The answer is there when the request comes by a second time. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        boolean refused = response.getStatus() == 404 || response.getStatus() == 405;
        if (refused && !request.isAsyncStarted() && !response.isCommitted() && response.getContentType() == null) {
            writer.write(response, ErrorAnswer.problem(response.getStatus()));
        }
    }
}
