package market.carrot.acceptance.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExpressionTest {

    @Test
    void namesOfMetricsAreFoundAmongTheWordsOfTheLanguage() {
        Expression expression = Expression.of(
                """
                histogram_quantile(0.5, sum by (outcome, le) (rate(a_bucket{outcome!="x", state=~"b|c"}[30m])))
                  > 5 * max(b:c) and on (instance) d offset 5m unless sum(e_total) without (f) == bool 1e3""");

        assertThat(expression.selectors())
                .extracting(Expression.Selector::metric)
                .containsExactly("a_bucket", "b:c", "d", "e_total");
        assertThat(expression.selectors().get(0).conditions())
                .containsExactly(
                        new Expression.Condition("outcome", "!=", "x"), new Expression.Condition("state", "=~", "b|c"));
        assertThat(expression.grouping()).containsExactlyInAnyOrder("outcome", "le", "instance", "f");
    }

    @Test
    void seriesAreSelectedByAllTheirConditions() {
        List<Series> series = Series.of(
                        """
                        # HELP a what it is
                        # TYPE a gauge
                        a{state="b",uri="/x\\"{id}, y"} 1.0
                        a{state="c"} NaN
                        b 2.0E7
                        """)
                .toList();

        assertThat(series).extracting(Series::metric).containsExactly("a", "a", "b");
        assertThat(series.stream()
                        .filter(Expression.of("a{state=~\"b|d\"}").selectors().get(0)::selects))
                .containsExactly(series.get(0));
        assertThat(series.stream()
                        .filter(Expression.of("a{state!=\"b\"}").selectors().get(0)::selects))
                .containsExactly(series.get(1));
    }
}
