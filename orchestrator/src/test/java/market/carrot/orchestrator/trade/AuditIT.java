package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import market.carrot.orchestrator.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

/** Whoever interferes is an operator, says why, means this trade, and leaves a line that stays. */
class AuditIT extends TradeStory {

    @ParameterizedTest
    @ValueSource(strings = {"retry", "cancel", "finish"})
    void nothingIsDoneWithoutAReasonAndTheTradesIdTwice(String verb) {
        long wtbId = accepted();
        String path = "/trades/" + wtbId + "/" + verb;

        for (String body : List.of(
                "{\"confirm\":%d}",
                "{\"reason\":\"\",\"confirm\":%d}",
                "{\"reason\":\"  \",\"confirm\":%d}",
                "{\"reason\":\"a\\u0000b\",\"confirm\":%d}",
                "{\"reason\":\"why\"}",
                "{\"reason\":\"why\",\"confirm\":%d,\"force\":true}")) {
            operator.orders(path, body.formatted(wtbId)).isRefused(400, "invalid-request");
        }
        operator.orders(path, "{\"reason\":\"why\",\"confirm\":%d}".formatted(wtbId + 1))
                .isRefused(400, "invalid-request");
        operator.orders(path, "{\"reason\":\"" + "x".repeat(501) + "\",\"confirm\":" + wtbId + "}")
                .isRefused(400, "invalid-request");

        buyer.looksAt(wtbId).is(200, "Accepted");
        assertThat(operator.auditOf(wtbId)).as("the wrong trade's id").containsExactly(verb + " refused");
    }

    @Test
    void ofATradeThatThereIsNotOnlyTheAttemptIsKept() {
        long never = Integer.MAX_VALUE;

        operator.cancels(never).isRefused(404, "not-found");
        operator.looksAt(never).isRefused(404, "not-found");

        assertThat(operator.auditOf(never)).isNotEmpty().allMatch("cancel refused"::equals);
    }

    @Test
    void onlyOperatorsMay() {
        long wtbId = accepted();
        String body = "{\"reason\":\"mine\",\"confirm\":%d}".formatted(wtbId);

        for (String verb : List.of("retry", "cancel", "finish")) {
            for (String token : List.of(Tokens.ofUser(buyer.name()), Tokens.ofOtherService())) {
                operator.orders("/trades/" + wtbId + "/" + verb, body, token).isRefused(403, "forbidden");
            }
        }

        buyer.looksAt(wtbId).is(200, "Accepted");
        assertThat(operator.auditOf(wtbId)).isEmpty();
    }

    /** As long as nobody takes the trigger away, which is no statement on a line. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit set reason = 'another' where wtb_id = %d",
                "delete from audit where wtb_id = %d",
                "truncate audit"
            })
    void noStatementChangesOrDeletesALine(String sql) {
        long wtbId = requested();
        operator.retries(wtbId);

        assertThatThrownBy(() -> database.update(sql.formatted(wtbId)))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("on audit is forbidden");

        assertThat(operator.auditOf(wtbId)).containsExactly("retry done");
    }

    @Test
    void theAuditLogIsReadInPages() {
        long wtbId = requested();
        operator.retries(wtbId);
        operator.retries(wtbId);

        Answer first = operator.asks("/audit?limit=1&wtbId=" + wtbId);
        Answer second = operator.asks("/audit?limit=1&wtbId=" + wtbId + "&after="
                + first.body().path("next").asText());

        assertThat(first.body().at("/items/0/auditId").asLong())
                .isGreaterThan(second.body().at("/items/0/auditId").asLong());
        assertThat(first.body().at("/items/0/operator").asText()).isEqualTo("operator");
        assertThat(first.body().at("/items/0/reason").asText()).isEqualTo(Operator.REASON);
        assertThat(second.body().path("next").isNull()).isTrue();
    }
}
