package market.carrot.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import market.carrot.platform.problem.Problem;
import market.carrot.platform.problem.ProblemType;
import market.carrot.platform.problem.ProblemWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes a request's body whole before anything else looks at the request. Refuses one that no operation of the contract
 * has: too large, compressed, in another encoding, or so slow that it would only hold a thread.
 */
public class SmallBodies extends OncePerRequestFilter {
    private static final int PIECE = 8 * 1024;
    private static final String AS_JSON = "Send the body as application/json in UTF-8.";
    private static final List<MediaType> FORMS =
            List.of(MediaType.APPLICATION_FORM_URLENCODED, MediaType.parseMediaType("multipart/*"));

    private final BodyLimits limits;
    private final ProblemWriter problems;

    public SmallBodies(BodyLimits limits, ProblemWriter problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getHeader(HttpHeaders.CONTENT_ENCODING) != null) {
            // what is small here may be large when unpacked
            refuse(response, ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the body uncompressed.");
        } else if (Collections.list(request.getHeaders(HttpHeaders.CONTENT_TYPE))
                                .size()
                        > 1
                || !isText(request.getContentType())) {
            refuse(response, ProblemType.UNSUPPORTED_MEDIA_TYPE, AS_JSON);
        } else if (request.getContentLengthLong() > limits.maxSize().toBytes()) {
            refuse(response, ProblemType.CONTENT_TOO_LARGE, tooLarge());
        } else if (request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            takeWhole(request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void takeWhole(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body;
        try {
            body = read(request.getInputStream());
        } catch (SocketTimeoutException slow) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            refuse(
                    response,
                    ProblemType.REQUEST_TIMEOUT,
                    "The body must arrive within %d s, and without long pauses."
                            .formatted(limits.within().toSeconds()));
            return;
        }
        if (body.length > limits.maxSize().toBytes()) {
            refuse(response, ProblemType.CONTENT_TOO_LARGE, tooLarge());
        } else if (body.length > 0 && request.getContentType() == null) {
            // nobody would hold it against the contract
            refuse(response, ProblemType.UNSUPPORTED_MEDIA_TYPE, AS_JSON);
        } else {
            chain.doFilter(new WholeBody(request, body), response);
        }
    }

    /**
     * JSON has no other encoding (RFC 8259), and whoever reads the body must not stumble over one that there is not; nor
     * over a form, which Tomcat and Camel would take for parameters.
     */
    private static boolean isText(String contentType) {
        if (contentType == null) {
            return true;
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            return FORMS.stream().noneMatch(form -> form.includes(type))
                    && (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    /** One byte more than allowed at most: enough to know. */
    private byte[] read(InputStream in) throws IOException {
        long start = System.nanoTime();
        int most = Math.toIntExact(limits.maxSize().toBytes()) + 1;
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        int length;
        while (body.size() < most && (length = in.read(piece, 0, Math.min(PIECE, most - body.size()))) >= 0) {
            body.write(piece, 0, length);
            if (Duration.ofNanos(System.nanoTime() - start).compareTo(limits.within()) > 0) {
                throw new SocketTimeoutException();
            }
        }
        return body.toByteArray();
    }

    private String tooLarge() {
        return "A body may have %d bytes.".formatted(limits.maxSize().toBytes());
    }

    private void refuse(HttpServletResponse response, ProblemType type, String detail) throws IOException {
        problems.write(response, Problem.of(type, detail));
    }
}
