package market.carrot.acceptance.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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

    private static Map<String, String> entries() throws IOException {
        Function<MatchResult, String> name = entry -> entry.group(1);
        return ENTRY.matcher(Files.readString(RUNBOOK))
                .results()
                .collect(Collectors.toMap(name, entry -> entry.group(2)));
    }
}
