package market.carrot.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** JMX over HTTP, at the management port: what those who get in may do there. */
@ExtendWith(OutputCaptureExtension.class)
class JolokiaIT extends JolokiaCallers {
    private static final Map<String, Object> IGNORE_ERRORS = Map.of("ignoreErrors", true);
    private static final String STOPPABLE = JolokiaClient.route("stoppable");

    @Test
    void aViewerLooksAtRoutesAndTheirFigures() {
        assertThat(viewer().stateOf(STOPPABLE)).isEqualTo("Started");
        assertThat(viewer().exec(STOPPABLE, "dumpRouteAsXml()")).isEqualTo(200);
        assertThat(viewer().exec(JolokiaClient.context(), "dumpRoutesAsXml()")).isEqualTo(200);
        JsonNode figures = viewer().ask(Map.of(
                "type",
                "exec",
                "mbean",
                JolokiaClient.context(),
                "operation",
                "dumpRoutesStatsAsXml(boolean,boolean)",
                "arguments",
                List.of(true, true)));
        assertThat(figures.path("value").asText()).contains("<routeStat id=\"stoppable\"", "exchangesTotal=");
    }

    @Test
    void onlyCamelAndTheMachineAreListed() {
        JsonNode domains = viewer().ask(Map.of("type", "list")).path("value");
        JsonNode found = viewer().ask(Map.of("type", "search", "mbean", "*:*")).path("value");

        assertThat(domains.fieldNames()).toIterable().isNotEmpty().isSubsetOf("org.apache.camel", "java.lang");
        assertThat(found)
                .isNotEmpty()
                .allMatch(name -> name.asText().startsWith("org.apache.camel:")
                        || name.asText().startsWith("java.lang:"));
    }

    @Test
    void howTheProcessWasStartedIsNotShown() {
        JsonNode all =
                operator().ask(Map.of("type", "read", "mbean", "java.lang:type=Runtime", "config", IGNORE_ERRORS));
        JsonNode asked = operator()
                .ask(Map.of("type", "read", "mbean", "java.lang:type=Runtime", "attribute", "SystemProperties"));

        assertThat(all.path("value").path("VmName").asText()).isNotEmpty();
        assertThat(all.toString()).doesNotContain("java.class.path=", "java.io.tmpdir", "-XX");
        assertThat(asked.path("status").asInt()).isEqualTo(403);
        assertThat(asked.has("value")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "stop()", "start", "start()", "suspend", "suspend()", "resume", "resume()"})
    void aViewerChangesNothing(String operation) {
        assertThat(viewer().exec(STOPPABLE, operation)).isEqualTo(403);
        assertThat(viewer().exec(
                                consumer(), operation.replace("stop", "suspend").replace("start", "resume")))
                .isEqualTo(403);
        assertThat(viewer().stateOf(STOPPABLE)).isEqualTo("Started");
    }

    @Test
    void anOperatorStopsAndStartsRoutes() {
        assertThat(operator().exec(STOPPABLE, "stop()")).isEqualTo(200);
        assertThat(viewer().stateOf(STOPPABLE)).isEqualTo("Stopped");
        assertThat(operator().exec(STOPPABLE, "start()")).isEqualTo(200);
        assertThat(viewer().stateOf(STOPPABLE)).isEqualTo("Started");
    }

    @Test
    void anOperatorSuspendsAndResumesThem() {
        assertThat(List.of(STOPPABLE, consumer())).allSatisfy(bean -> {
            assertThat(operator().exec(bean, "suspend()")).isEqualTo(200);
            assertThat(viewer().stateOf(bean)).isEqualTo("Suspended");
            assertThat(operator().exec(bean, "resume()")).isEqualTo(200);
            assertThat(viewer().stateOf(bean)).isEqualTo("Started");
        });
    }

    /** Who stopped or suspended which route is asked the next morning. */
    @Test
    void whatAnOperatorDoesIsWrittenDown(CapturedOutput output) {
        operator().exec(STOPPABLE, "stop()");
        operator().exec(STOPPABLE, "start");
        operator().exec(consumer(), "suspend()");
        operator().exec(consumer(), "resume()");
        viewer().exec(STOPPABLE, "stop()");

        assertThat(output.toString().lines().filter(line -> line.contains("audit: ")))
                .extracting(line -> line.replaceFirst(".*audit: ", ""))
                .containsExactly(
                        "boss stop() stoppable",
                        "boss start stoppable",
                        "boss suspend() stoppable",
                        "boss resume() stoppable");
    }

    /** What could run code, read memory or files, put messages into routes, or take more away than can be given back. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            java.lang:type=Memory                             | gc
            java.lang:type=Threading                          | dumpAllThreads(boolean,boolean)
            com.sun.management:type=HotSpotDiagnostic         | dumpHeap
            com.sun.management:type=HotSpotDiagnostic         | setVMOption
            com.sun.management:type=DiagnosticCommand         | compilerDirectivesAdd
            com.sun.management:type=DiagnosticCommand         | jvmtiAgentLoad
            com.sun.management:type=DiagnosticCommand         | vmSystemProperties
            java.util.logging:type=Logging                    | setLoggerLevel
            jdk.management.jfr:type=FlightRecorder            | newRecording
            JMImplementation:type=MBeanServerDelegate         | toString
            DefaultDomain:type=MLet                           | getMBeansFromURL
            CONTEXT                                           | sendBody
            CONTEXT                                           | sendStringBody(java.lang.String,java.lang.String)
            CONTEXT                                           | requestBody
            CONTEXT                                           | createEndpoint
            CONTEXT                                           | removeEndpoints
            CONTEXT                                           | addOrUpdateRoutesFromXml
            CONTEXT                                           | stop()
            CONTEXT                                           | suspend()
            CONTEXT                                           | restart()
            CONTEXT                                           | setGlobalOption
            ROUTE                                             | remove()
            ROUTE                                             | stopAndFail()
            ROUTE                                             | stop(long)
            ROUTE                                             | stop(java.lang.Long,java.lang.Boolean)
            ROUTE                                             | updateRouteFromXml
            ROUTE                                             | setTracing
            ROUTE                                             | reset(boolean)
            ROUTE                                             | suspend(long)
            ROUTE                                             | dumpRouteAsXml
            ROUTE                                             | dumpRouteAsXml(boolean)
            CONTEXT                                           | dumpRoutesAsXml(boolean)
            CONTEXT                                           | dumpRoutesAsXml(boolean,boolean)
            org.apache.camel:type=routes,*                    | stop()
            *:type=routes,*                                   | stop()
            """)
    void anOperatorDoesNothingElse(String bean, String operation) {
        String name = bean.replace("CONTEXT", JolokiaClient.context()).replace("ROUTE", STOPPABLE);

        assertThat(operator().exec(name, operation, "x", "y")).isEqualTo(403);
        assertThat(operator().exec(name, operation)).isEqualTo(403);
        assertThat(viewer().stateOf(STOPPABLE)).isEqualTo("Started");
    }

    @Test
    void noAttributeIsWritten() {
        assertThat(write("java.lang:type=Memory", "Verbose", true)).isEqualTo(403);
        assertThat(write(JolokiaClient.context(), "Tracing", true)).isEqualTo(403);
        assertThat(write(STOPPABLE, "Tracing", true)).isEqualTo(403);
    }

    @Test
    void thereAreNoNotificationsAndNothingIsDoneByGet() {
        assertThat(status(Map.of("type", "notification", "command", "register")))
                .isEqualTo(403);
        assertThat(operator()
                        .get("/actuator/jolokia/exec/java.lang:type=Memory/gc")
                        .statusCode())
                .isEqualTo(404);
        assertThat(operator().get("/actuator/jolokia").statusCode()).isEqualTo(405);
        assertThat(viewer().stateOf(STOPPABLE)).isEqualTo("Started");
    }

    @Test
    void eachRequestOfAnArrayIsJudged() {
        JsonNode answers = viewer().ask(List.of(
                Map.of("type", "version"),
                Map.of("type", "exec", "mbean", STOPPABLE, "operation", "stop()"),
                Map.of("type", "read", "mbean", STOPPABLE, "attribute", "State")));

        assertThat(answers.findValuesAsText("status")).containsExactly("200", "403", "200");
        assertThat(answers.path(2).path("value").asText()).isEqualTo("Started");
    }

    private int write(String bean, String attribute, Object value) {
        return status(Map.of("type", "write", "mbean", bean, "attribute", attribute, "value", value));
    }

    private int status(Map<String, ?> request) {
        HttpResponse<String> answer = operator().post(JolokiaClient.text(request));
        return answer.statusCode() == 200
                ? JolokiaClient.json(answer).path("status").asInt()
                : answer.statusCode();
    }

    private String consumer() {
        String pattern = "org.apache.camel:context=small-service,type=consumers,*";
        for (JsonNode name :
                viewer().ask(Map.of("type", "search", "mbean", pattern)).path("value")) {
            JsonNode route = viewer().ask(Map.of("type", "read", "mbean", name.asText(), "attribute", "RouteId"))
                    .path("value");
            if ("stoppable".equals(route.asText())) {
                return name.asText();
            }
        }
        throw new AssertionError("no consumer");
    }
}
