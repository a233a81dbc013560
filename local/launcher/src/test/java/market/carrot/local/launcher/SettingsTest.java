package market.carrot.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void dataAndLogsLieBesideTheScript() {
        Settings settings = settings(Map.of());

        assertThat(settings.home()).isEqualTo(Path.of("/market/.carrot"));
        assertThat(settings.log("payment")).isEqualTo(Path.of("/market/.carrot/logs/payment.log"));
        assertThat(settings.portOffset()).isZero();
    }

    @Test
    void thePersonMayWantItOtherwise() {
        Settings settings = settings(Map.of(
                "CARROT_HOME", "/elsewhere", "CARROT_PORT_OFFSET", "1000", "CARROT_JVM_OPTIONS", " -Da=b  -Xmx1g "));

        assertThat(settings.home()).isEqualTo(Path.of("/elsewhere"));
        assertThat(settings.portOffset()).isEqualTo(1000);
        assertThat(settings.jvmOptions()).containsExactly("-Da=b", "-Xmx1g");
    }

    @Test
    void aNumberThatIsNoneIsNamed() {
        assertThatThrownBy(() -> settings(Map.of("CARROT_PORT_OFFSET", "many")))
                .isInstanceOf(Failure.class)
                .hasMessage("CARROT_PORT_OFFSET must be a number, but is 'many'.");
    }

    private static Settings settings(Map<String, String> environment) {
        Properties properties = new Properties();
        properties.setProperty("java.home", System.getProperty("java.home"));
        properties.setProperty("carrot.root", "/market");
        return Settings.of(environment, properties);
    }
}
