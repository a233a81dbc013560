package market.carrot.acceptance.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The dashboards can be imported by anyone, beside each other, and each panel says what it shows. */
class DashboardsTest {

    static Iterable<Dashboard> all() {
        return Dashboard.all();
    }

    @Test
    void eachIsAnother() {
        assertThat(Dashboard.all())
                .extracting(Dashboard::toString)
                .containsExactlyInAnyOrder("trade.json", "money.json", "routes.json", "coordinator.json");
        assertThat(Dashboard.all())
                .extracting(each -> each.json().path("uid").asText())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("all")
    void panelsAskWhicheverPrometheusIsChosen(Dashboard dashboard) {
        assertThat(dashboard.json().at("/templating/list/0/query").asText()).isEqualTo("prometheus");
        for (JsonNode panel : dashboard.json().path("panels")) {
            assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(panel.at("/fieldConfig/defaults/unit").asText())
                    .as(panel.path("title").asText())
                    .isNotBlank();
            assertThat(panel.path("targets")).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void noPanelCoversAnother(Dashboard dashboard) {
        Set<String> covered = new HashSet<>();
        for (JsonNode panel : dashboard.json().path("panels")) {
            JsonNode place = panel.path("gridPos");
            assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(24);
            for (int x = 0; x < place.path("w").asInt(); x++) {
                for (int y = 0; y < place.path("h").asInt(); y++) {
                    assertThat(covered.add((place.path("x").asInt() + x) + ","
                                    + (place.path("y").asInt() + y)))
                            .as(panel.path("title").asText())
                            .isTrue();
                }
            }
        }
    }
}
