package market.carrot.local.traces;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ViewerTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private Viewer viewer;

    @BeforeEach
    void open() throws IOException {
        viewer = Viewer.open(0, new Traces(2, 100));
    }

    @AfterEach
    void close() {
        viewer.close();
    }

    @Test
    void aTraceIsFoundByItsTrade() throws Exception {
        send("01", "", "a1", "POST /wtbs", "7");
        send("01", "a1", "a2", "trade", "7");
        send("02", "", "b1", "GET /products", "");

        assertThat(viewer.traces().about("7")).extracting(Trace::id).containsExactly(id(16, "01"));
        assertThat(get("/?wtbId=7")).contains("POST /wtbs", "1 traces").doesNotContain("GET /products");
        assertThat(get("/api/traces?wtbId=7")).contains("\"wtb.id\":\"7\"", "\"service\":\"shop\"");
        assertThat(get("/traces/" + id(16, "01"))).containsSubsequence("POST /wtbs", "padding-left: 2em\">trade");
    }

    @Test
    void theOldestIsForgotten() throws Exception {
        send("01", "", "a1", "one", "1");
        send("02", "", "b1", "two", "2");
        send("01", "a1", "a2", "one again", "1");
        send("03", "", "c1", "three", "3");

        assertThat(viewer.traces().about(""))
                .extracting(trace -> trace.first().name())
                .containsExactly("three", "one");
        assertThat(get("/traces/" + id(16, "02"))).contains("not here");
    }

    /** Anybody on this machine can send: nobody's text becomes a part of the page. */
    @Test
    void whatIsSentIsShownAsText() throws Exception {
        send("01", "", "a1", "<script>alert(1)</script>", "\"><b>");

        assertThat(get("/")).doesNotContain("<script>", "<b>");
        assertThat(get("/traces/" + id(16, "01"))).doesNotContain("<script>", "<b>");
        assertThat(get("/?wtbId=%22%3E%3Cb%3E")).doesNotContain("<b>");
    }

    @Test
    void aSpanThatIsItsOwnAncestorIsNoEndlessPage() throws Exception {
        send("01", "a1", "a1", "itself", "1");

        assertThat(get("/traces/" + id(16, "01"))).contains("</table>");
    }

    @Test
    void whatIsNoOtlpIsRefused() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(viewer.endpoint()))
                .POST(BodyPublishers.ofString("no spans"))
                .build();

        assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(400);
    }

    private void send(String trace, String parent, String span, String name, String wtbId) throws Exception {
        ExportTraceServiceRequest spans = ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder()
                        .setResource(Resource.newBuilder().addAttributes(attribute("service.name", "shop")))
                        .addScopeSpans(ScopeSpans.newBuilder()
                                .addSpans(io.opentelemetry.proto.trace.v1.Span.newBuilder()
                                        .setTraceId(bytes(16, trace))
                                        .setSpanId(bytes(8, span))
                                        .setParentSpanId(parent.isEmpty() ? ByteString.EMPTY : bytes(8, parent))
                                        .setName(name)
                                        .setStartTimeUnixNano(1_000_000)
                                        .setEndTimeUnixNano(3_000_000)
                                        .addAttributes(attribute("wtb.id", wtbId)))))
                .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(viewer.endpoint()))
                .POST(BodyPublishers.ofByteArray(spans.toByteArray()))
                .build();
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private String get(String path) throws Exception {
        URI page = URI.create("http://127.0.0.1:" + viewer.port() + path);
        return HTTP.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
                .body();
    }

    private static KeyValue attribute(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    private static String id(int bytes, String end) {
        return "0".repeat(2 * bytes - end.length()) + end;
    }

    private static ByteString bytes(int length, String end) {
        return ByteString.copyFrom(HexFormat.of().parseHex(id(length, end)));
    }
}
