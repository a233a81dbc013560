package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Integrators' routes, in a folder beside the shipped ones: a second process of the market that has them. */
class DroppedInRoutesIT {

    @TempDir
    private Path routes;

    @BeforeEach
    void aFolderOfTheRole() throws IOException {
        Files.createDirectory(routes.resolve("trade"));
    }

    @Test
    void aRouteThatIsDroppedInRunsBesideTheShippedOnes() throws IOException {
        Files.writeString(
                routes.resolve("trade/extra.camel.yaml"),
                """
                - route:
                    id: extra
                    from:
                      uri: direct:extra
                      steps:
                        - setBody: {simple: "${body} from outside"}
                """);

        try (ConfigurableApplicationContext application = start()) {
            CamelContext camel = application.getBean(CamelContext.class);

            assertThat(camel.createProducerTemplate().requestBody("direct:extra", "hello"))
                    .isEqualTo("hello from outside");
            assertThat(camel.getRoute("trade")).isNotNull();
        }
    }

    @Test
    void aRouteThatCannotBeReadKeepsTheApplicationFromStarting() throws IOException {
        Files.writeString(
                routes.resolve("trade/broken.camel.yaml"),
                """
                - route:
                    id: broken
                    from:
                      uri: direct:broken
                      steps:
                        - sendMoneyTo: {account: mine}
                """);

        assertThatThrownBy(() -> start().close()).hasStackTraceContaining("sendMoneyTo");
    }

    private ConfigurableApplicationContext start() {
        return AnotherApplication.start(TradeStory.MARKET, Map.of("server.port", 0, "carrot.routes-dir", routes));
    }
}
