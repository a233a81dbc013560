package market.carrot.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Tomcat refuses before any filter of ours has seen it is answered like everything else, token or no token. */
class BrokenRequestIT extends RunningService {
    private static final String LONG = "x".repeat(17 * 1024);

    @ParameterizedTest
    @ValueSource(strings = {"/trials/1", "/closed", "/"})
    void aHeaderThatIsTooLong(String path) {
        assertProblem(answerTo(head("GET " + path + " HTTP/1.1", "X-Long: " + LONG)), 400, "invalid-request");
    }

    @Test
    void tooManyHeaders() {
        String[] many = IntStream.range(0, 150).mapToObj(i -> "X-" + i + ": 1").toArray(String[]::new);

        assertProblem(answerTo(head("GET /closed HTTP/1.1", many)), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /trials/{1} HTTP/1.1",
                "GET /tri<als>/1 HTTP/1.1",
                "GET /%zz HTTP/1.1",
                "GET trials HTTP/1.1",
                "GET /trials/1 HTTP/9.9",
                "GET /trials/1 NONSENSE",
                "G@T /trials/1 HTTP/1.1",
                "GET http://evil:port/trials/1 HTTP/1.1",
                "CONNECT 127.0.0.1:22 HTTP/1.1"
            })
    void aRequestLineThatIsNone(String line) {
        String answer = answerTo(head(line));

        assertThat(answer).matches("(?s)HTTP/1.1 (400|404|405) .*");
        assertThat(answer)
                .containsPattern("(?i)\r\ncontent-type: application/problem\\+json\r\n")
                .doesNotContain("Exception", "<html");
    }

    @Test
    void aRequestLineThatIsTooLong() {
        assertProblem(answerTo(head("GET /trials/" + LONG + " HTTP/1.1")), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /closed HTTP/1.1\nConnection: close\n\n",
                "GET /closed HTTP/1.1\nHost: a\nHost: b\nConnection: close\n\n",
                "GET /closed HTTP/1.1\nHost: a b\nConnection: close\n\n",
                "GET /closed HTTP/1.1\nHost: a\nConnection: close\nNoColon\n\n",
                "GET /closed HTTP/1.1\nHost: a\nConnection: close\nBad Name: 1\n\n",
                "GET /closed HTTP/1.1\nHost: a\nConnection: close\nX: \u0001\n\n"
            })
    void headersThatAreNone(String request) {
        assertProblem(answerTo(request), 400, "invalid-request");
    }

    /** Shapes by which two servers in a row could be made to see two requests where there is one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 1\nContent-Length: 2",
                "Content-Length: -1",
                "Content-Length: 1x",
                "Transfer-Encoding: nonsense",
                "Transfer-Encoding: chunked, nonsense",
                "Transfer-Encoding: identity, chunked"
            })
    void aBodyOfWhichNobodyKnowsTheLength(String lengths) {
        String answer = answerTo(head("PUT /trials/1 HTTP/1.1", "Content-Type: application/json", lengths) + "x");

        assertProblem(answer, 400, "invalid-request");
    }

    /** With both, the length does not count, and the connection carries no second request. */
    @Test
    void aBodyWithTwoLengthsIsTheLastOnItsConnection() {
        String answer = answerTo("PUT /trials/1 HTTP/1.1\nHost: a\nContent-Type: application/json\nContent-Length: 4\n"
                + "Transfer-Encoding: chunked\n\nc\n{\"name\":\"x\"}\n0\n\nGET /trials/1 HTTP/1.1\nHost: a\n\n");

        assertThat(answer.split("HTTP/1.1 ")).hasSize(2);
    }

    @Test
    void chunksThatAreNone() {
        assertProblem(
                answerTo(head("PUT /trials/1 HTTP/1.1", "Content-Type: application/json", "Transfer-Encoding: chunked")
                        + "nonsense\n\n"),
                400,
                "invalid-request");
    }

    @Test
    void theManagementPortAnswersInProblemsToo() {
        assertProblem(
                answerTo(managementPort, head("GET /actuator/health HTTP/1.1", "X-Long: " + LONG)),
                400,
                "invalid-request");
        assertProblem(answerTo(managementPort, head("GET /actuator HTTP/1.1")), 401, "unauthenticated");
        assertProblem(answerTo(managementPort, head("DELETE /actuator/health HTTP/1.1")), 405, "method-not-allowed");
        assertThat(answerTo(managementPort, head("GET /actuator/health/liveness HTTP/1.1")))
                .startsWith("HTTP/1.1 200 ");
    }
}
