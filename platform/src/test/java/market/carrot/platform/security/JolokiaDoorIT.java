package market.carrot.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import market.carrot.local.intruder.Forgeries;
import market.carrot.local.intruder.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JMX over HTTP, at the management port: who gets in, and that nobody gets out. */
class JolokiaDoorIT extends JolokiaCallers {
    private static final String VERSION = "{\"type\": \"version\"}";

    @Test
    void onlyViewersAndOperatorsComeIn() {
        assertThat(with(null).post(VERSION).statusCode()).isEqualTo(401);
        assertThat(with(null).get("/actuator/jolokia/version").statusCode()).isEqualTo(401);
        assertThat(with("garbage").post(VERSION).statusCode()).isEqualTo(401);
        assertThat(with(ISSUER.user("seller")).post(VERSION).statusCode()).isEqualTo(403);
        assertThat(with(ISSUER.user("seller", "user", "Operator", ""))
                        .post(VERSION)
                        .statusCode())
                .isEqualTo(403);
        assertThat(with(ISSUER.service("orchestrator")).post(VERSION).statusCode())
                .isEqualTo(403);
        assertThat(viewer().post(VERSION).statusCode()).isEqualTo(200);
        assertThat(operator().post(VERSION).statusCode()).isEqualTo(200);
    }

    @Test
    void passwordsAreNothingHere() {
        HttpResponse<String> answer = with(null)
                .send(with(null)
                        .request("/actuator/jolokia")
                        .header("Authorization", "Basic b3BlcmF0b3I6b3A=")
                        .POST(BodyPublishers.ofString(VERSION)));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).doesNotContain("Basic");
    }

    @Test
    void noForgeryComesIn() {
        Forgeries.ofUser(ISSUER, "boss")
                .forEach((what, token) -> assertThat(with(token).post(VERSION).statusCode())
                        .as(what)
                        .isEqualTo(401));
        Forgeries.ofService(ISSUER, "orchestrator")
                .forEach((what, token) -> assertThat(with(token).post(VERSION).statusCode())
                        .as(what)
                        .isEqualTo(401));
    }

    /** The servlet's path and the rule's are matched by two parts of the server, which may read a path differently. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/jolokia",
                "/actuator/jolokia/",
                "/actuator/jolokia/version",
                "/actuator/%6aolokia/version",
                "/actuator/jolokia%2fversion",
                "/actuator/jolokia;x=y/version",
                "/actuator;x=y/jolokia/version",
                "//actuator/jolokia/version",
                "/actuator//jolokia/version",
                "/actuator/./jolokia/version",
                "/actuator/health/../jolokia/version",
                "/actuator/health/%2e%2e/jolokia/version",
                "/actuator/health/..;/jolokia/version",
                "/actuator/prometheus/..%2fjolokia/version",
                "/actuator/jolokia/version?x=/actuator/health"
            })
    void noSpellingLeadsPastTheDoor(String path) {
        for (String method : List.of("GET", "POST", "HEAD")) {
            RawHttp answer = RawHttp.say(
                    managementPort,
                    method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                            + VERSION.length() + "\r\nAuthorization: Bearer " + ISSUER.user("seller") + "\r\n\r\n"
                            + VERSION);

            assertThat(answer.statuses())
                    .as(method + " " + answer.text())
                    .isNotEmpty()
                    .allMatch(status -> status >= 400 && status < 500);
        }
    }

    @Test
    void noPageOfAnotherOriginReadsTheAnswer() {
        HttpResponse<String> answer = operator()
                .send(operator()
                        .request("/actuator/jolokia")
                        .header("Origin", "http://evil.example")
                        .POST(BodyPublishers.ofString(VERSION)));

        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    /** Jolokia can ask other processes on one's behalf: not here, where it answers for itself. */
    @Test
    void nobodyElseIsAsked() throws IOException {
        try (ServerSocket elsewhere = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "service:jmx:rmi:///jndi/ldap://127.0.0.1:" + elsewhere.getLocalPort() + "/evil";

            operator().ask(Map.of("type", "version", "target", Map.of("url", url)));
            operator().ask(Map.of("type", "read", "mbean", "java.lang:type=Memory", "target", Map.of("url", url)));

            elsewhere.setSoTimeout(200);
            assertThatThrownBy(elsewhere::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }
}
