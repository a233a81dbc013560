package market.carrot.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A service with nothing but what the platform gives it, and two operations. Spoken to over the wire, byte by byte. */
@SpringBootTest(
        classes = RunningService.Service.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=edge",
            "management.server.port=0",
            "camel.main.routes-include-pattern=classpath:edge/*.camel.yaml",
            "carrot.security.open=/trials/**,/own/**,/nowhere/**"
        })
abstract class RunningService {

    @SpringBootApplication
    static class Service {}

    @LocalServerPort
    int port;

    @LocalManagementPort
    int managementPort;

    /** A whole request, with line feeds for line ends. */
    String answerTo(String request) {
        return answerTo(port, request);
    }

    static String answerTo(int port, String request) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String head(String line, String... headers) {
        return line + "\nHost: localhost\nConnection: close\n" + String.join("\n", headers)
                + (headers.length == 0 ? "\n" : "\n\n");
    }

    static String put(String path, String contentType, String body) {
        return head(
                        "PUT " + path + " HTTP/1.1",
                        "Content-Type: " + contentType,
                        "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length)
                + body;
    }

    /** A problem with its status in both places, and nothing of what the service is made of. */
    static void assertProblem(String answer, int status, String type) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .containsPattern("(?i)\r\ncontent-type: application/problem\\+json\r\n")
                .contains("\"type\":\"/problems/" + type + "\"", "\"status\":" + status)
                .doesNotContainPattern("(?i)\r\nserver:")
                .doesNotContainIgnoringCase("tomcat")
                .doesNotContain("Exception", "<html", "\tat ");
    }
}
