package market.carrot.acceptance.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whoever is woken by an alert finds what it means and what to do. */
class RunbookTest {
    private static final Path RUNBOOK = Path.of("../docs/operations.md");
    private static final Path CONTRACT = Path.of("../routes/src/main/resources/openapi/operations.yaml");
    private static final Pattern OPERATION = Pattern.compile("(GET|POST) (/operations/\\w[\\w{}/-]*)");
    private static final Pattern ENTRY = Pattern.compile("(?m)^#### (\\w+)\\n((?:(?!^#).*\\n?)*)");
    private static final List<String> PARTS =
            List.of("**Means:**", "**By itself:**", "**Look at:**", "**Safe to do:**");

    @Test
    void everyAlertHasItsEntryAndEveryEntryItsAlert() throws IOException {
        Map<String, String> entries = entries();

        assertThat(entries.keySet())
                .containsExactlyInAnyOrderElementsOf(AlertRules.alerts().stream()
                        .map(alert -> alert.path("alert").asText())
                        .toList());
        entries.forEach((alert, text) -> assertThat(text).as(alert).containsSubsequence(PARTS));
    }

    @Test
    void everyAlertSaysWhereItsEntryIsAndHowMuchItMatters() {
        for (JsonNode alert : AlertRules.alerts()) {
            String name = alert.path("alert").asText();

            assertThat(alert.at("/annotations/runbook_url").asText())
                    .isEqualTo("docs/operations.md#" + name.toLowerCase(Locale.ROOT));
            assertThat(alert.at("/annotations/summary").asText()).as(name).isNotBlank();
            assertThat(alert.at("/labels/severity").asText()).as(name).isIn("critical", "warning");
        }
    }

    @Test
    void everyAlertIsTestedFiringAndQuiet() {
        for (JsonNode alert : AlertRules.alerts()) {
            String name = alert.path("alert").asText();

            assertThat(AlertRules.cases(name))
                    .as(name)
                    .anyMatch(each -> each.path("exp_alerts").isEmpty())
                    .anyMatch(each -> !each.path("exp_alerts").isEmpty());
        }
    }

    /** At 3 a.m. nobody wants to find out that a path is called something else by now. */
    @Test
    void everyOperationThatIsNamedIsInTheContract() throws IOException {
        List<Operation> contract = contract();
        List<Operation> named = OPERATION
                .matcher(Files.readString(RUNBOOK))
                .results()
                .map(found -> new Operation(found.group(1), found.group(2)))
                .toList();

        assertThat(named)
                .hasSizeGreaterThan(10)
                .allSatisfy(each -> assertThat(contract).as("%s", each).anyMatch(promised -> promised.covers(each)));
    }

    private static List<Operation> contract() throws IOException {
        return new YAMLMapper()
                .readTree(CONTRACT.toFile()).path("paths").properties().stream()
                        .flatMap(path -> path.getValue().properties().stream()
                                .map(each -> new Operation(each.getKey().toUpperCase(Locale.ROOT), path.getKey())))
                        .toList();
    }

    private record Operation(String method, String path) {
        boolean covers(Operation other) {
            return method.equals(other.method) && other.path.matches(path.replaceAll("\\{\\w+}", "[^/]+"));
        }
    }

    private static Map<String, String> entries() throws IOException {
        Function<MatchResult, String> name = entry -> entry.group(1);
        return ENTRY.matcher(Files.readString(RUNBOOK))
                .results()
                .collect(Collectors.toMap(name, entry -> entry.group(2)));
    }
}
