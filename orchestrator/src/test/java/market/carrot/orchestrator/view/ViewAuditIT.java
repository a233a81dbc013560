package market.carrot.orchestrator.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever does something to the read model leaves a line that stays, and so does whoever was refused. */
class ViewAuditIT extends RunningReadModel {
    private static final String AUDIT = "/operations/read-model/audit";
    private static final String BECAUSE = "{\"reason\": \"Somebody asked for it\"}";

    @Autowired
    @Qualifier("viewClient")
    private JdbcClient view;

    @Test
    void aRebuildAndARefusedReplayAreInIt() {
        operator("/operations/dead-letters/888888888/replay", BECAUSE);
        operations("/operations/read-model/rebuild", BECAUSE);

        JsonNode lines = operations(AUDIT + "?limit=2").get("items");

        assertThat(lines.findValuesAsText("action")).containsExactly("rebuild", "replay");
        assertThat(lines.findValuesAsText("outcome")).containsExactly("done", "refused");
        assertThat(lines.findValuesAsText("operator")).containsOnly("operator");
        assertThat(lines.findValuesAsText("reason")).containsOnly("Somebody asked for it");
        assertThat(lines.at("/0/detail").asText()).contains("Requested");
        assertThat(lines.at("/1/detail").asText()).isEqualTo("There is no such dead letter.");
        assertThat(lines.at("/1/deadLetterId").asLong()).isEqualTo(888_888_888);
        assertThat(lines.get(0).has("deadLetterId")).isFalse();
    }

    @Test
    void itIsReadInPagesByOperatorsOnly() {
        operator("/operations/dead-letters/888888881/replay", BECAUSE);
        operator("/operations/dead-letters/888888882/replay", BECAUSE);

        JsonNode first = operations(AUDIT + "?limit=1");
        JsonNode second =
                operations(AUDIT + "?limit=1&after=" + first.get("next").asText());

        assertThat(first.at("/items/0/deadLetterId").asLong()).isEqualTo(888_888_882);
        assertThat(second.at("/items/0/deadLetterId").asLong()).isEqualTo(888_888_881);
        assertThat(operator(AUDIT + "?limit=0").statusCode()).isEqualTo(400);
        assertThat(get(null, AUDIT).statusCode()).isEqualTo(401);
        assertThat(get("buyer", AUDIT).statusCode()).isEqualTo(403);
    }

    /** As long as nobody takes the triggers away, or the table. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            update audit set reason = 'another' | UPDATE on audit is forbidden
            delete from audit                   | DELETE on audit is forbidden
            truncate audit                      | Cannot truncate a table referenced in a foreign key
            """)
    void noStatementChangesOrDeletesALine(String sql, String refusal) {
        operator("/operations/dead-letters/888888888/replay", BECAUSE);

        assertThatThrownBy(() -> view.sql(sql).update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining(refusal);
    }
}
