package market.carrot.orchestrator.trade;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import market.carrot.local.engines.FreePorts;
import market.carrot.orchestrator.Tokens;
import org.springframework.util.FileSystemUtils;

/** The real coordinator in a process of its own, one for most tests, that can be killed and comes back on its store. */
final class CoordinatorProcess {
    private static final CoordinatorProcess INSTANCE = new CoordinatorProcess();

    private final Path jar = jar();
    private final int port = FreePorts.next();
    private final int managementPort = FreePorts.next();
    private final Path files;
    private Process process;

    private CoordinatorProcess() {
        try {
            files = Files.createTempDirectory("coordinator");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::discard));
        start();
    }

    static CoordinatorProcess get() {
        return INSTANCE;
    }

    /** One of its own, for who counts its sagas or leaves strange ones there. */
    static CoordinatorProcess another() {
        return new CoordinatorProcess();
    }

    private static Path jar() {
        Path jar = Path.of(System.getProperty(
                "carrot.coordinator.jar", "../lra-coordinator/target/lra-coordinator-1.0.0-SNAPSHOT.jar"));
        if (Files.notExists(jar)) {
            throw new IllegalStateException("These tests run the real coordinator, but there is no "
                    + jar.toAbsolutePath() + ". Build it first: mvn package -DskipTests in lra-coordinator.");
        }
        return jar.toAbsolutePath();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    void start() {
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-jar",
                jar.toString());
        command.environment()
                .putAll(Map.of(
                        "SERVER_PORT",
                        String.valueOf(port),
                        "MANAGEMENT_SERVER_PORT",
                        String.valueOf(managementPort),
                        "CARROT_SECURITY_DISABLED",
                        "true",
                        "CARROT_COORDINATOR_STORE_DIRECTORY",
                        files.resolve("store").toString(),
                        "CARROT_COORDINATOR_RECOVERY_PERIOD",
                        "2s",
                        "CARROT_COORDINATOR_RECOVERY_BACKOFF",
                        "1s",
                        "CARROT_IDENTITY_ISSUERURI",
                        Tokens.issuer(),
                        "CARROT_IDENTITY_CLIENTSECRET",
                        "secret"));
        Path log = files.resolve("coordinator.log");
        try {
            process = command.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("the coordinator, see " + log).atMost(Duration.ofSeconds(90)).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("The coordinator does not start: " + Files.readString(log));
            }
            return isReady();
        });
    }

    /** Nothing of it gets to run any more. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** The state of a trade's saga; empty when it is over. */
    List<String> openSagas(long wtbId) {
        return open().filter(lra -> clientId(lra) == wtbId)
                .map(lra -> lra.path("status").asText())
                .toList();
    }

    /** The trades from one id to another whose sagas are not over. */
    List<Long> openSagas(long from, long to) {
        return open().map(CoordinatorProcess::clientId)
                .filter(wtbId -> wtbId >= from && wtbId <= to)
                .toList();
    }

    private Stream<JsonNode> open() {
        try {
            JsonNode all = new ObjectMapper()
                    .readTree(URI.create(url() + "/lra-coordinator").toURL());
            return StreamSupport.stream(all.spliterator(), false).filter(lra -> !List.of("Closed", "Cancelled")
                    .contains(lra.path("status").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long clientId(JsonNode lra) {
        return lra.path("clientId").asLong();
    }

    private boolean isReady() {
        try {
            URI health = URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/readiness");
            return ((HttpURLConnection) health.toURL().openConnection()).getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void discard() {
        kill();
        try {
            FileSystemUtils.deleteRecursively(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
