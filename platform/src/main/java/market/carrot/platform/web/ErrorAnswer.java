package market.carrot.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import market.carrot.platform.problem.Problem;
import market.carrot.platform.problem.ProblemType;
import market.carrot.platform.problem.ProblemWriter;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Errors that never reached a route, such as a path nobody serves. */
@Controller
public class ErrorAnswer implements ErrorController {
    private final ProblemWriter writer;

    public ErrorAnswer(ProblemWriter writer) {
        this.writer = writer;
    }

    @RequestMapping("/error")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Integer sent = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // asked for directly, it is a path like any other that nobody serves
        int status = sent == null ? HttpServletResponse.SC_NOT_FOUND : sent;
        ProblemType type = Arrays.stream(ProblemType.values())
                .filter(candidate -> candidate.status() == status)
                .findFirst()
                .orElse(status < 500 ? ProblemType.INVALID_REQUEST : ProblemType.INTERNAL_ERROR);
        type.retryAfter().ifPresent(delay -> response.setHeader("Retry-After", Long.toString(delay.toSeconds())));
        writer.write(response, Problem.of(type, type.title() + "."));
    }
}
