package market.carrot.acceptance.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of {@code observability/prometheus}. */
final class AlertRules {
    static final Path FOLDER = Path.of("../observability/prometheus");

    private AlertRules() {}

    static List<JsonNode> alerts() {
        return Stream.of(read(FOLDER.resolve("carrot.rules.yaml")))
                .flatMap(rules -> rules.findValues("rules").stream())
                .flatMap(AlertRules::elements)
                .toList();
    }

    static List<Path> testFiles() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".test.yaml")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an alert is tested with: at a time it fires, or it does not. */
    static List<JsonNode> cases(String alert) {
        return testFiles().stream()
                .flatMap(file -> read(file).findValues("alert_rule_test").stream())
                .flatMap(AlertRules::elements)
                .filter(each -> each.path("alertname").asText().equals(alert))
                .toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return Stream.iterate(0, i -> i < array.size(), i -> i + 1).map(array::get);
    }

    private static JsonNode read(Path file) {
        try {
            return new YAMLMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
