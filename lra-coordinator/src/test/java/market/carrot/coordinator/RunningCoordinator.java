package market.carrot.coordinator;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The coordinator of this JVM (Narayana allows one), secured, on a store of its own, with the shortest recovery cycle. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "carrot.coordinator.recovery.period=1s",
            "carrot.coordinator.recovery.backoff=1s",
            "spring.security.oauth2.client.registration.internal.authorization-grant-type=client_credentials",
            "spring.security.oauth2.client.registration.internal.client-id=lra-coordinator",
            "spring.security.oauth2.client.registration.internal.client-secret=secret"
        })
abstract class RunningCoordinator {

    static final TokenIssuer ISSUER;
    private static final Path FILES;

    static {
        try {
            ISSUER = new TokenIssuer();
            FILES = Files.createTempDirectory("coordinator");
        } catch (IOException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @LocalServerPort
    int port;

    LraClient coordinator;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) throws IOException, JOSEException {
        String publicKey = ISSUER.publicKeyIn(FILES);
        properties.add("carrot.coordinator.store.directory", () -> FILES.resolve("store"));
        properties.add("spring.security.oauth2.resourceserver.jwt.public-key-location", () -> publicKey);
        properties.add("spring.security.oauth2.client.provider.internal.token-uri", ISSUER::tokenUri);
    }

    @BeforeEach
    void connect() {
        coordinator = new LraClient(port, ISSUER.serviceToken());
    }
}
