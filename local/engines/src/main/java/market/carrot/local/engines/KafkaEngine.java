package market.carrot.local.engines;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A Kafka broker that is its own controller, inside this JVM, on 127.0.0.1; topics are made when first used. */
public final class KafkaEngine implements Engine {
    private static final String NAME = "Kafka";

    private final EngineHome home;
    private final KafkaRaftServer server;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private KafkaEngine(EngineHome home, KafkaRaftServer server, int port) {
        this.home = home;
        this.server = server;
        this.port = port;
    }

    /**
     * @param directory of this engine alone; made at the first start
     * @param port 0 for any free one
     * @throws EngineException if the port is taken or the directory cannot be used
     */
    public static KafkaEngine start(Path directory, int port) {
        return Starting.in(directory, home -> {
            int claimed = FreePorts.claim(port, NAME);
            if (Files.notExists(home.data())) {
                format(home);
            }
            KafkaConfig config = new KafkaConfig(settings(home.data(), claimed, FreePorts.next()), false);
            KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
            try {
                server.startup();
            } catch (RuntimeException e) {
                server.shutdown();
                throw new EngineException("Kafka cannot be started: " + e.getMessage(), e);
            }
            return new KafkaEngine(home, server, claimed);
        });
    }

    private static void format(EngineHome home) throws IOException {
        Directories.delete(home.unfinishedData());
        String directory = Files.createDirectories(home.unfinishedData()).toString();
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setNodeId(1)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setDirectories(List.of(directory))
                    .setMetadataLogDirectory(directory)
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setControllerListenerName("CONTROLLER")
                    .run();
        } catch (Exception e) {
            throw new EngineException("Kafka's directory cannot be formatted: " + e, e);
        }
        Files.move(home.unfinishedData(), home.data());
    }

    private static Map<String, String> settings(Path data, int port, int controllerPort) {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("log.dirs", data.toString()),
                Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry("auto.create.topics.enable", "true"),
                Map.entry("num.partitions", "3"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // a broker that was killed may come back only when its last session has run out
                Map.entry("broker.session.timeout.ms", "3000"),
                Map.entry("broker.heartbeat.interval.ms", "500"),
                Map.entry("initial.broker.registration.timeout.ms", "60000"),
                // Kafka trusts its replicas for durability; with one broker only the disk is left
                Map.entry("log.flush.interval.messages", "1"),
                Map.entry("log.cleaner.dedupe.buffer.size", "2097152"));
    }

    @Override
    public int port() {
        return port;
    }

    /** Host and port, as Kafka's clients want them. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void awaitStop() {
        server.awaitShutdown();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            server.shutdown();
            server.awaitShutdown();
            home.close();
        }
    }
}
