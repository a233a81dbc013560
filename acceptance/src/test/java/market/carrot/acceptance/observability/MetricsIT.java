package market.carrot.acceptance.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import market.carrot.acceptance.Story;
import market.carrot.acceptance.market.Patience;
import market.carrot.acceptance.market.Trade;
import org.junit.jupiter.api.Test;

/** What the processes say of themselves to Prometheus is what the alert rules and the dashboards ask for. */
class MetricsIT extends Story {
    /** Prometheus's own, which no process shows. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up", "job", "instance", "process");
    /** Its status is of an answer that perhaps nobody got yet. */
    private static final String ANSWERS = "http_server_requests_";

    private static final Pattern HELP = Pattern.compile("(?m)^# HELP (carrot_\\w+) ?(.*)$");
    private static final int MANY = 200;

    @Test
    void everyAlertAndEveryPanelAsksForWhatThereIs() {
        tradesAreMade();
        List<Expression> expressions = Stream.concat(
                        AlertRules.alerts().stream()
                                .map(alert -> alert.path("expr").asText()),
                        Dashboard.all().stream().flatMap(Dashboard::expressions))
                .map(Expression::of)
                .toList();

        Patience.await("all that is asked for").untilAsserted(() -> {
            List<Series> shown = pages().flatMap(Series::of).toList();
            for (Expression expression : expressions) {
                assertThat(missing(expression, shown)).as(expression.text()).isEmpty();
            }
        });
    }

    /** So that there is something of everything: an end of each kind. */
    private void tradesAreMade() {
        Trade rejected = buyer.requests(seller.lists("Lamp", PRICE));
        seller.rejects(rejected);
        Trade finished = buyer.requests(seller.lists("Chair", PRICE));
        seller.accepts(finished);
        buyer.finishes(finished);
    }

    private static List<String> missing(Expression expression, List<Series> shown) {
        Stream<String> selectors = expression.selectors().stream()
                .filter(selector -> !OF_PROMETHEUS.contains(selector.metric()))
                .map(MetricsIT::withoutAccidents)
                .filter(selector -> shown.stream().noneMatch(selector::selects))
                .map(Expression.Selector::toString);
        Set<String> metrics =
                expression.selectors().stream().map(Expression.Selector::metric).collect(Collectors.toSet());
        Set<String> labels = shown.stream()
                .filter(series -> metrics.contains(series.metric()))
                .flatMap(series -> series.labels().keySet().stream())
                .collect(Collectors.toSet());
        Stream<String> grouping = expression.grouping().stream()
                .filter(label -> !OF_PROMETHEUS.contains(label) && !labels.contains(label));
        return Stream.concat(selectors, grouping).toList();
    }

    private static Expression.Selector withoutAccidents(Expression.Selector selector) {
        return new Expression.Selector(
                selector.metric(),
                selector.conditions().stream()
                        .filter(condition -> !selector.metric().startsWith(ANSWERS)
                                || !condition.label().equals("status"))
                        .toList());
    }

    @Test
    void everyMetricOfOursSaysWhatItIs() {
        pages().forEach(page -> {
            Map<String, String> described = new TreeMap<>();
            HELP.matcher(page).results().forEach(help -> described.put(help.group(1), help.group(2)));

            assertThat(described)
                    .isNotEmpty()
                    .allSatisfy((metric, text) -> assertThat(text).as(metric).isNotBlank());
        });
    }

    /** Nothing that a client chooses is in a label: then there would be as many series as clients want. */
    @Test
    void labelsHaveFewValues() {
        pages().forEach(page -> {
            Map<String, Set<String>> values = Series.of(page)
                    .flatMap(series -> series.labels().entrySet().stream())
                    .collect(Collectors.groupingBy(
                            Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));

            assertThat(values)
                    .allSatisfy((label, all) -> assertThat(all).as(label).hasSizeLessThan(MANY));
        });
    }

    /** What is right in the whole market, by its own account. */
    @Test
    void theBooksBalanceAndProcessesKnowWhomTheyDependOn() {
        Patience.await("numbers").untilAsserted(() -> assertThat(pages())
                .anyMatch(page -> page.matches(
                        "(?s).*\\ncarrot_ledger_difference_minor_units\\{[^}]*currency=\"KRW\"[^}]*} 0\\.0\\n.*")));
        for (URI process : system.addresses().management()) {
            JsonNode health = market.stranger()
                    .sendTo(process, "GET", "/actuator/health", null)
                    .json();

            assertThat(health.at("/components/issuer/status").asText())
                    .as("%s %s", process, health)
                    .isEqualTo("UP");
        }
    }

    private Stream<String> pages() {
        return system.addresses().management().stream()
                .map(process -> market.stranger().sendTo(process, "GET", "/actuator/prometheus", null))
                .map(answer -> answer.is(200).http().body());
    }
}
