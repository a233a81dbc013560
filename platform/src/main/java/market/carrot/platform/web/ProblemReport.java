package market.carrot.platform.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import java.util.concurrent.atomic.AtomicBoolean;
import market.carrot.platform.problem.Problem;
import market.carrot.platform.problem.ProblemType;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.springframework.http.HttpHeaders;

/**
 * The body of every refusal that nobody has given one: a path that there is not, a method that a path does not have, and
 * what Tomcat refuses before any filter of ours, such as a header that is too long or a request line that is none. It
 * stands in Tomcat itself: a page for errors inside the application would be asked for a token first.
 */
class ProblemReport extends ErrorReportValve {
    private final ObjectMapper json;

    ProblemReport(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        if (response.getStatus() < 400
                || response.getContentWritten() > 0
                || !response.setErrorReported()
                || !canStillBeWritten(response)) {
            return;
        }
        ProblemType type = ProblemType.of(response.getStatus());
        try {
            response.setStatus(type.status());
            response.setContentType(Problem.MEDIA_TYPE);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Content-Type-Options", "nosniff");
            type.retryAfter()
                    .ifPresent(delay -> response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(delay.toSeconds())));
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(json.writeValueAsString(Problem.of(type, type.title() + ".")));
                response.finishResponse();
            }
        } catch (IOException gone) {
            container.getLogger().debug("The client has not waited for its answer", gone);
        }
    }

    private static boolean canStillBeWritten(Response response) {
        AtomicBoolean allowed = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, allowed);
        return allowed.get();
    }
}
