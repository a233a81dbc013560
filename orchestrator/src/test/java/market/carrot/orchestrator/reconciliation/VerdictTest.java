package market.carrot.orchestrator.reconciliation;

import static market.carrot.orchestrator.reconciliation.Verdict.AGAINST_OUTCOME;
import static market.carrot.orchestrator.reconciliation.Verdict.MISSING;
import static market.carrot.orchestrator.reconciliation.Verdict.RIGHT;
import static market.carrot.orchestrator.reconciliation.Verdict.SETTLE;
import static market.carrot.orchestrator.reconciliation.Verdict.UNDO;
import static org.assertj.core.api.Assertions.assertThat;

import market.carrot.orchestrator.trade.Outcome;
import market.carrot.orchestrator.trade.Step;
import market.carrot.orchestrator.trade.WtbState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictTest {
    @ParameterizedTest
    @EnumSource(names = {"REQUESTED", "ACCEPTED"})
    void aTradeThatGoesOnHasItsUnitAndItsMoney(WtbState state) {
        verdicts(state, null, MISSING, RIGHT, AGAINST_OUTCOME, AGAINST_OUTCOME);
    }

    @Test
    void aRequestThatIsBeingMadeMayBeAnywhere() {
        verdicts(WtbState.REQUESTING, null, RIGHT, RIGHT, RIGHT, RIGHT);
    }

    @ParameterizedTest
    @CsvSource({"REQUESTING, PAY_FAILED", "REJECTING, REJECTED", "CANCELLING, CANCELLED", "EXPIRING, EXPIRED"})
    void aTradeThatIsBeingUndoneIsNeverSettled(WtbState state, Outcome outcome) {
        verdicts(state, outcome, RIGHT, RIGHT, RIGHT, AGAINST_OUTCOME);
    }

    @ParameterizedTest
    @CsvSource({"PAY_FAILED, PAY_FAILED", "REJECTED, REJECTED", "CANCELLED, CANCELLED", "EXPIRED, EXPIRED"})
    void aTradeThatWasUndoneKeepsNothing(WtbState state, Outcome outcome) {
        verdicts(state, outcome, RIGHT, UNDO, RIGHT, AGAINST_OUTCOME);
    }

    @Test
    void aFinishedTradeIsSettled() {
        verdicts(WtbState.FINISHING, Outcome.FINISHED, MISSING, RIGHT, AGAINST_OUTCOME, RIGHT);
        verdicts(WtbState.FINISHED, Outcome.FINISHED, MISSING, SETTLE, AGAINST_OUTCOME, RIGHT);
    }

    @ParameterizedTest
    @EnumSource
    void whatNobodyUnderstandsIsNeverRight(WtbState state) {
        assertThat(Verdict.on(state, null, Step.UNCLEAR)).isEqualTo(Verdict.UNCLEAR);
        for (Outcome outcome : Outcome.values()) {
            assertThat(Verdict.on(state, outcome, Step.UNCLEAR)).isEqualTo(Verdict.UNCLEAR);
        }
    }

    private static void verdicts(
            WtbState state, Outcome outcome, Verdict none, Verdict open, Verdict undone, Verdict settled) {
        assertThat(Verdict.on(state, outcome, Step.NONE)).isEqualTo(none);
        assertThat(Verdict.on(state, outcome, Step.OPEN)).isEqualTo(open);
        assertThat(Verdict.on(state, outcome, Step.UNDONE)).isEqualTo(undone);
        assertThat(Verdict.on(state, outcome, Step.SETTLED)).isEqualTo(settled);
    }
}
