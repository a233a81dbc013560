package market.carrot.local.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaEngineIT {
    private static final String TOPIC = "stories";

    @TempDir
    private Path directory;

    @Test
    void makesATopicWithThreePartitionsWhenItIsFirstUsed() throws Exception {
        KafkaEngine kafka = TestEngines.kafka();
        tell(kafka.port(), "hello");
        try (var consumer = consumer(kafka.port())) {
            assertThat(consumer.partitionsFor(TOPIC)).hasSize(3);
        }
        assertThat(kafka.bootstrapServers()).isEqualTo("127.0.0.1:" + kafka.port());
    }

    @Test
    void keepsItsDataWhenItIsStoppedAndStartedAgain() throws Exception {
        int port;
        try (KafkaEngine first = KafkaEngine.start(directory, 0)) {
            port = first.port();
            tell(port, "before");
        }
        try (KafkaEngine again = KafkaEngine.start(directory, port)) {
            tell(port, "after");
            assertThat(told(again.port(), 2)).containsExactlyInAnyOrder("before", "after");
        }
    }

    /** Fault: the broker is killed right after it acknowledged a record. */
    @Test
    void recoversWhatWasAcknowledgedBeforeItWasKilled() throws Exception {
        int port = FreePorts.next();
        try (EngineProcess killed =
                EngineProcess.start("kafka", directory, port).awaitReady()) {
            tell(port, "before");
            killed.killJvm();

            try (EngineProcess again =
                    EngineProcess.start("kafka", directory, port).awaitReady()) {
                assertThat(told(port, 1)).containsExactly("before");
                again.terminate();
                again.awaitExit();
                assertThat(again.output()).doesNotContain("ERROR");
            }
        }
    }

    @Test
    void itsProcessSaysThatThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                EngineProcess process = EngineProcess.start("kafka", directory, taken.getLocalPort())) {
            assertThat(process.awaitExit()).isOne();
            assertThat(process.output()).contains("Kafka needs port " + taken.getLocalPort());
        }
    }

    @Test
    void aSecondEngineCannotTakeADirectoryInUse() {
        try (KafkaEngine running = KafkaEngine.start(directory, 0)) {
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(() -> KafkaEngine.start(directory, 0))
                    .withMessageContaining("in use");
            assertThat(running.port()).isPositive();
        }
    }

    private static void tell(int port, String story) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", "127.0.0.1:" + port, "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, story, story)).get();
        }
    }

    private static List<String> told(int port, int count) {
        List<String> stories = new ArrayList<>();
        try (var consumer = consumer(port)) {
            consumer.subscribe(List.of(TOPIC));
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(story -> stories.add(story.value()));
                return stories.size() >= count;
            });
        }
        return stories;
    }

    private static KafkaConsumer<String, String> consumer(int port) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", "127.0.0.1:" + port, "group.id", "reader", "auto.offset.reset", "earliest");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }
}
