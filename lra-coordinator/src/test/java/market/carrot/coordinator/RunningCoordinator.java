package market.carrot.coordinator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import market.carrot.local.intruder.TestIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The coordinator of this JVM (Narayana allows one), secured, on a store of its own, with the shortest recovery cycle. */
@SpringBootTest(
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = {
            "carrot.coordinator.recovery.period=1s",
            "carrot.coordinator.recovery.backoff=1s",
            "carrot.identity.client-secret=secret",
            "carrot.samples.every=200ms",
            "carrot.samples.rest=0",
            // off in tests unless asked for
            "management.prometheus.metrics.export.enabled=true"
        })
abstract class RunningCoordinator {

    static final TestIssuer ISSUER = new TestIssuer();
    private static final Path FILES;
    private static final int PORT;
    private static final List<Integer> PARTICIPANT_PORTS;
    private static final Iterator<Integer> UNUSED_PORTS;

    static {
        try {
            FILES = Files.createTempDirectory("coordinator");
            PORT = CoordinatorProcess.freePort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        PARTICIPANT_PORTS = Stream.generate(RunningCoordinator::freePort)
                .filter(port -> port != PORT && port != PORT + 1000)
                .distinct()
                .limit(60)
                .toList();
        UNUSED_PORTS = PARTICIPANT_PORTS.iterator();
    }

    final int port = PORT;

    LraClient coordinator;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) {
        properties.add("server.port", () -> PORT);
        properties.add("management.server.port", () -> 0);
        properties.add("carrot.coordinator.store.directory", () -> FILES.resolve("store"));
        properties.add("carrot.coordinator.participants", () -> PARTICIPANT_PORTS.stream()
                .map("http://127.0.0.1:%d/lra-participant"::formatted)
                .toList());
        properties.add("carrot.identity.issuer-uri", ISSUER::uri);
    }

    @BeforeEach
    void connect() {
        coordinator = new LraClient(port, ISSUER.service("orchestrator"));
    }

    /** A participant that the coordinator may call, on a port that no other test had. */
    static Participant newParticipant() throws IOException {
        return new Participant(unusedPort());
    }

    /** Where the coordinator may call a participant. */
    static int unusedPort() {
        return UNUSED_PORTS.next();
    }

    private static int freePort() {
        try {
            return CoordinatorProcess.freePort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
