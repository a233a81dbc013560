package market.carrot.orchestrator.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import market.carrot.orchestrator.ExercisedRoutes;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The real gateway in front of four fake services. There is no identity provider, no database and no broker. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "carrot.roles=gateway",
            // nobody is there
            "carrot.identity.issuer-uri=http://127.0.0.1:1",
            "management.server.port=0",
            "carrot.gateway.places-per-service=20",
            "spring.task.execution.pool.core-size=90",
            "server.tomcat.threads.max=90",
            "carrot.gateway.open-answers.most=160",
            "carrot.gateway.open-answers.connect-within=10s",
            "carrot.gateway.open-answers.begin-within=10s",
            "carrot.gateway.open-answers.silence=15s",
            // off in tests unless asked for
            "management.prometheus.metrics.export.enabled=true"
        })
@Import(ExercisedRoutes.class)
abstract class RunningGateway {
    static final FakeService PRODUCT = new FakeService("product");
    static final FakeService TRADE = new FakeService("trade");
    static final FakeService PAYMENT = new FakeService("payment");
    static final FakeService READ_MODEL = new FakeService("read-model");

    @LocalServerPort
    int port;

    @LocalManagementPort
    int managementPort;

    @Autowired
    CamelContext camel;

    final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) {
        properties.add("carrot.product.url", PRODUCT::url);
        properties.add("carrot.trade.url", TRADE::url);
        properties.add("carrot.payment.url", PAYMENT::url);
        properties.add("carrot.read-model.url", READ_MODEL::url);
    }

    @BeforeEach
    void everyServiceBehaves() {
        Stream.of(PRODUCT, TRADE, PAYMENT, READ_MODEL).forEach(FakeService::behaveWell);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30));
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    HttpResponse<String> post(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The answer to a request line that no client library would send. */
    String raw(String target) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            String request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
