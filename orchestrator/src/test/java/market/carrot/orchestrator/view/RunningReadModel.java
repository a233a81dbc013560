package market.carrot.orchestrator.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import market.carrot.local.engines.Database;
import market.carrot.local.engines.TestEngines;
import market.carrot.local.traces.Traces;
import market.carrot.local.traces.Viewer;
import market.carrot.orchestrator.ExercisedRoutes;
import market.carrot.orchestrator.Tokens;
import org.apache.camel.CamelContext;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The real query side on a real MariaDB and a real Kafka. Nothing else is there. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "carrot.roles=read-model",
            "management.server.port=0",
            "management.prometheus.metrics.export.enabled=true",
            "carrot.samples.every=500ms",
            "carrot.read-model.rebuild.look-millis=200",
            "carrot.samples.rest=0",
            "carrot.read-model.live-updates.poll-millis=100",
            "carrot.read-model.live-updates.heartbeat=300ms",
            "carrot.read-model.live-updates.retry=1s",
            "carrot.read-model.live-updates.streams=40",
            "carrot.read-model.live-updates.streams-per-user=5"
        })
@Import(ExercisedRoutes.class)
abstract class RunningReadModel {
    static final String TOPIC = "wtb-events-" + UUID.randomUUID();
    static final String DEAD_LETTERS = TOPIC + ".dlq";
    static final StoppableMariaDb MARIADB = new StoppableMariaDb();
    static final Viewer TRACES = viewer();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final KafkaProducer<byte[], byte[]> EVENTS = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestEngines.kafka().bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());

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
        surroundings().forEach((name, value) -> properties.add(name, () -> value));
        properties.add("carrot.traces.endpoint", TRACES::endpoint);
    }

    static Map<String, String> surroundings() {
        Database view = MARIADB.database("view");
        return Map.of(
                "carrot.read-model.database.url", view.url(),
                "carrot.read-model.database.username", view.user(),
                "carrot.read-model.database.password", view.password(),
                "carrot.events.brokers", TestEngines.kafka().bootstrapServers(),
                "carrot.events.topic", TOPIC,
                "carrot.events.dead-letter-topic", DEAD_LETTERS,
                "carrot.identity.issuer-uri", Tokens.issuer());
    }

    private static Viewer viewer() {
        try {
            return Viewer.open(0, new Traces(1000, 10_000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void publish(TradeStory story, String... events) {
        for (String event : events) {
            publish(String.valueOf(story.wtbId()), event.getBytes(StandardCharsets.UTF_8));
        }
        EVENTS.flush();
    }

    void publish(String key, byte[] value, Header... headers) {
        EVENTS.send(new ProducerRecord<>(TOPIC, null, key.getBytes(StandardCharsets.UTF_8), value, List.of(headers)));
    }

    void flush() {
        EVENTS.flush();
    }

    HttpResponse<String> get(String user, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (user != null) {
            request.header("Authorization", "Bearer " + Tokens.ofUser(user));
        }
        return send(request);
    }

    /** As an operator; POST when there is a body. */
    HttpResponse<String> operator(String path, String... body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + Tokens.ofOperator());
        return send(
                body.length == 0
                        ? request
                        : request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body[0])));
    }

    JsonNode operations(String path, String... body) {
        HttpResponse<String> answer = operator(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 202);
        return parse(answer);
    }

    static JsonNode parse(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode json(String user, String path) {
        HttpResponse<String> answer = get(user, path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        return parse(answer);
    }

    int readiness() {
        return health("/readiness").statusCode();
    }

    /** @param group of the parts, or nothing for all of them */
    HttpResponse<String> health(String group) {
        return send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/actuator/health" + group)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The view follows the topic by itself; how soon depends on the machine. */
    static ConditionFactory eventually() {
        return Awaitility.await("the view follows")
                .atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50));
    }

    void awaitVersion(TradeStory story, int version) {
        eventually().untilAsserted(() -> {
            HttpResponse<String> page = get(story.buyer(), "/myPages/" + story.wtbId());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("\"version\":" + version + ",\"updatedAt\"");
        });
    }
}
