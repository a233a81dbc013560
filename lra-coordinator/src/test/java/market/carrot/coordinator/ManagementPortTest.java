package market.carrot.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class ManagementPortTest {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void isAThousandAboveTheService() {
        environment.setProperty("server.port", "18085");

        assertThat(managementPort()).isEqualTo("19085");
    }

    @Test
    void isAnyFreePortWhereTheServiceIs() {
        environment.setProperty("server.port", "0");

        assertThat(managementPort()).isEqualTo("0");
    }

    @Test
    void canBeSet() {
        environment.setProperty("server.port", "8085");
        environment.setProperty("management.server.port", "9999");

        assertThat(managementPort()).isEqualTo("9999");
    }

    private String managementPort() {
        new ManagementPort().postProcessEnvironment(environment, new SpringApplication());
        return environment.getProperty("management.server.port");
    }
}
