package market.carrot.acceptance.observability;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A series as a process shows it. */
record Series(String metric, Map<String, String> labels) {
    private static final Pattern LINE = Pattern.compile("(?m)^([a-zA-Z_:][\\w:]*)(\\{.*\\})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** @param page in Prometheus's text format */
    static Stream<Series> of(String page) {
        return LINE.matcher(page).results().map(Series::of);
    }

    private static Series of(MatchResult line) {
        return new Series(
                line.group(1),
                LABEL.matcher(line.group(2) == null ? "" : line.group(2))
                        .results()
                        .collect(Collectors.toMap(label -> label.group(1), label -> label.group(2))));
    }
}
