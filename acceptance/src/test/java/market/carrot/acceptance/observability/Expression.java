package market.carrot.acceptance.observability;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an expression in Prometheus's language asks for, as far as the rules and dashboards use that language.
 *
 * @param selectors of series
 * @param grouping labels by which series are put together
 */
record Expression(String text, List<Selector> selectors, Set<String> grouping) {
    private static final Pattern GROUPING =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*\\]");
    private static final Pattern NAME =
            Pattern.compile("(?<![\\w.:])([a-zA-Z_:][\\w:]*)(?!\\w|\\s*\\()\\s*(\\{[^}]*\\})?");
    private static final Pattern CONDITION = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

    static Expression of(String text) {
        Set<String> grouping = GROUPING.matcher(text)
                .results()
                .flatMap(group -> Stream.of(group.group(1).split(",")))
                .map(String::trim)
                .collect(Collectors.toSet());
        String rest = RANGE.matcher(GROUPING.matcher(text).replaceAll(" ")).replaceAll(" ");
        return new Expression(
                text,
                NAME.matcher(rest)
                        .results()
                        .filter(name -> !WORDS.contains(name.group(1)))
                        .map(Selector::of)
                        .toList(),
                grouping);
    }

    record Selector(String metric, List<Condition> conditions) {
        static Selector of(MatchResult found) {
            Matcher conditions = CONDITION.matcher(found.group(2) == null ? "" : found.group(2));
            return new Selector(
                    found.group(1),
                    conditions
                            .results()
                            .map(each -> new Condition(each.group(1), each.group(2), each.group(3)))
                            .toList());
        }

        boolean selects(Series series) {
            return series.metric().equals(metric) && conditions.stream().allMatch(each -> each.isMetBy(series));
        }
    }

    record Condition(String label, String operator, String value) {
        boolean isMetBy(Series series) {
            String actual = series.labels().getOrDefault(label, "");
            return switch (operator) {
                case "=" -> actual.equals(value);
                case "!=" -> !actual.equals(value);
                case "=~" -> actual.matches(value);
                default -> !actual.matches(value);
            };
        }
    }
}
