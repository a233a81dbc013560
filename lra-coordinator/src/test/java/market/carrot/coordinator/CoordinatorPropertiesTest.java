package market.carrot.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

class CoordinatorPropertiesTest {

    private final ApplicationContextRunner coordinator = new ApplicationContextRunner()
            .withUserConfiguration(Properties.class)
            .withPropertyValues(
                    "carrot.coordinator.url=http://127.0.0.1:8085",
                    "carrot.coordinator.participants=http://127.0.0.1:8082/lra-participant");

    @Test
    void theDefaultsAreRightForProduction() {
        coordinator
                .withPropertyValues("carrot.coordinator.store.directory=/store")
                .run(context -> {
                    CoordinatorProperties properties = context.getBean(CoordinatorProperties.class);
                    assertThat(properties.store())
                            .isEqualTo(
                                    new CoordinatorProperties.Store(Path.of("/store"), true, DataSize.ofMegabytes(32)));
                    assertThat(properties.recovery().cycle()).isEqualTo(Duration.ofSeconds(10));
                    assertThat(properties.callback().connectTimeout()).isEqualTo(Duration.ofSeconds(1));
                    assertThat(properties.callback().readTimeout()).isEqualTo(Duration.ofSeconds(2));
                });
    }

    @Test
    void theStoreMustBeNamed() {
        coordinator.run(
                context -> assertThat(context).getFailure().rootCause().hasMessageContaining("must name a directory"));
    }

    @Test
    void aWaitOfZeroWhichWouldLastForEverIsRefused() {
        coordinator
                .withPropertyValues(
                        "carrot.coordinator.store.directory=/store", "carrot.coordinator.recovery.backoff=0s")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("backoff"));
    }

    @EnableConfigurationProperties(CoordinatorProperties.class)
    static class Properties {}
}
