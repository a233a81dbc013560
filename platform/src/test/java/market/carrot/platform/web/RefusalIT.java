package market.carrot.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client sends straight to a service, the answer is a problem. */
class RefusalIT extends RunningService {
    private static final String GOOD = "{\"name\":\"x\"}";
    private static final String BAIT = "<script>alert(1)</script>";

    @Test
    void whatKeepsTheContractIsServed() {
        assertThat(answerTo(put("/trials/1", "application/json", GOOD))).startsWith("HTTP/1.1 200 ");
        assertThat(answerTo(put("/trials/1", "application/json;charset=UTF-8", GOOD)))
                .startsWith("HTTP/1.1 200 ");
        assertThat(answerTo(head("POST /trials/1/end HTTP/1.1", "Content-Length: 0")))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{}",
                "x",
                "null",
                "{'name':1}",
                "{'name':'x','size':'big'}",
                "{'name':'x','other':1}",
                "{'name':'x'}{",
                "{'name':'x','name':'y'}"
            })
    void aBodyThatDoesNotKeepTheContract(String body) {
        assertProblem(answerTo(put("/trials/1", "application/json", body.replace('\'', '"'))), 400, "invalid-request");
    }

    @Test
    void noBodyAtAll() {
        assertProblem(answerTo(head("PUT /trials/1 HTTP/1.1", "Content-Length: 0")), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-1", "x", "1.5", "99999999999999999999", "%20", "1%20", "%201", "%00", "1%2F2", "1;a=b"})
    void anIdThatIsNoId(String id) {
        assertProblem(answerTo(put("/trials/" + id, "application/json", GOOD)), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=b",
                "application/problem+json"
            })
    void anotherMediaType(String type) {
        assertProblem(answerTo(put("/trials/1", type, GOOD)), 415, "unsupported-media-type");
    }

    /** Tomcat and Camel would take it for parameters. */
    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=b"})
    void aForm(String type) {
        assertProblem(
                answerTo(
                        head("POST /trials/1/end HTTP/1.1", "Content-Type: " + type, "Content-Length: " + GOOD.length())
                                + GOOD),
                415,
                "unsupported-media-type");
    }

    /** Nobody would hold it against the contract. */
    @Test
    void aBodyOfNoMediaType() {
        assertProblem(
                answerTo(head("PUT /trials/1 HTTP/1.1", "Content-Length: 2") + "{}"), 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'name':'x'}{", "{'name':'x','name':'y'}", "{}"})
    void aMediaTypeInOtherLetters(String body) {
        assertThat(answerTo(put("/trials/1", "application/JSON", body.replace('\'', '"'))))
                .matches("(?s)HTTP/1.1 (400|415) .*");
    }

    @Test
    void twoMediaTypes() {
        assertProblem(
                answerTo(head(
                                "PUT /trials/1 HTTP/1.1",
                                "Content-Type: application/json",
                                "Content-Type: application/json; charset=utf-16",
                                "Content-Length: " + GOOD.length())
                        + GOOD),
                415,
                "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x=%", "x=%zz", "x=1&%f"})
    void aQueryThatIsNone(String query) {
        assertProblem(
                answerTo(head("POST /trials/1/end?" + query + " HTTP/1.1", "Content-Length: 0")),
                400,
                "invalid-request");
    }

    @Test
    void aHeaderWithAControlCharacter() {
        assertProblem(
                answerTo(head("POST /trials/1/end HTTP/1.1", "Idempotency-Key: \u00f0\u009f", "Content-Length: 0")),
                400,
                "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json;charset=nonsense", "application/json;charset=UTF-16", "json", "/", ";"})
    void aStrangeMediaType(String type) {
        assertThat(answerTo(put("/trials/1", type, GOOD)))
                .matches("(?s)HTTP/1.1 (400|415) .*")
                .containsPattern("(?i)\r\ncontent-type: application/problem\\+json\r\n");
    }

    @Test
    void aCompressedBody() {
        assertProblem(
                answerTo(head(
                        "PUT /trials/1 HTTP/1.1",
                        "Content-Type: application/json",
                        "Content-Encoding: gzip",
                        "Content-Length: 0")),
                415,
                "unsupported-media-type");
    }

    @Test
    void aBodyThatIsTooLarge() {
        String large = "x".repeat(64 * 1024 + 1);

        assertProblem(answerTo(put("/trials/1", "application/json", large)), 413, "content-too-large");
        assertProblem(
                answerTo(head("PUT /trials/1 HTTP/1.1", "Transfer-Encoding: chunked")
                        + Integer.toHexString(large.length()) + "\n" + large + "\n0\n\n"),
                413,
                "content-too-large");
    }

    /** Camel alone answers these with a bare status, the request's own body, and the type that the request gave it. */
    @ParameterizedTest
    @ValueSource(strings = {"/trials/1/other", "/trials/1/end/more", "/nowhere/at/all", "/trials/1/"})
    void aPathThatThereIsNot(String path) {
        String answer = answerTo(put(path, "text/html", BAIT));

        assertProblem(answer, 404, "not-found");
        assertThat(answer).doesNotContain(BAIT);
        assertProblem(answerTo(head("GET " + path + " HTTP/1.1")), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /trials/1, PUT",
        "DELETE, /trials/1, PUT",
        "HEAD, /trials/1, PUT",
        "POST, /trials/1, PUT",
        "GET, /trials/1/end, POST",
        "PUT, /trials/1/end, POST"
    })
    void aMethodThatThePathDoesNotHave(String method, String path, String allowed) {
        String answer = answerTo(
                head(method + " " + path + " HTTP/1.1", "Content-Type: text/html", "Content-Length: " + BAIT.length())
                        + BAIT);

        assertThat(answer)
                .startsWith("HTTP/1.1 405 ")
                .contains("\r\nAllow: " + allowed + "\r\n")
                .doesNotContain(BAIT);
        if (!method.equals("HEAD")) {
            assertProblem(answer, 405, "method-not-allowed");
        }
    }

    @Test
    void trace() {
        assertProblem(answerTo(head("TRACE /trials/1 HTTP/1.1", "X-Secret: bait")), 405, "method-not-allowed");
    }

    @Test
    void aMethodThatThereIsNot() {
        assertProblem(answerTo(head("BREW /trials/1 HTTP/1.1")), 400, "invalid-request");
    }

    @Test
    void anAnswerInAFormThatThereIsNot() {
        assertProblem(
                answerTo(head("POST /trials/1/end HTTP/1.1", "Accept: application/xml", "Content-Length: 0")),
                406,
                "not-acceptable");
    }

    /** A route with paths of its own, such as an integrator's, keeps them. */
    @Test
    void whatIsNotTheContractsIsLeftAlone() {
        assertThat(answerTo(head("GET /own/anything/below HTTP/1.1"))).startsWith("HTTP/1.1 200 ");
    }
}
