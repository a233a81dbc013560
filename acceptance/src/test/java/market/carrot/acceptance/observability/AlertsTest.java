package market.carrot.acceptance.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The alert rules, run by Prometheus's own tool over made-up series. */
@ExtendWith(PromtoolInstalled.class)
class AlertsTest {

    @Test
    void rulesAndConfigurationAreWhatPrometheusReads() throws Exception {
        promtool(List.of("check", "config", "prometheus.yaml"));
    }

    @Test
    void everyAlertFiresAndStaysQuietWhenItShould() throws Exception {
        List<String> command = new ArrayList<>(List.of("test", "rules"));
        AlertRules.testFiles().forEach(file -> command.add(file.getFileName().toString()));
        promtool(command);
    }

    private static void promtool(List<String> arguments) throws IOException, InterruptedException {
        Path promtool = PromtoolInstalled.PROMTOOL.find().orElseThrow();
        List<String> command = new ArrayList<>(List.of(promtool.toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .directory(AlertRules.FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
    }
}
