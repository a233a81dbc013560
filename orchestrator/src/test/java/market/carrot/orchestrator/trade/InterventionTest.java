package market.carrot.orchestrator.trade;

import static market.carrot.orchestrator.trade.Trades.NOW;
import static market.carrot.orchestrator.trade.Trades.TERMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import market.carrot.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What an operator may do to a trade in which state: the table of the operations guide. */
class InterventionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    state      | retry | cancel | finish
                    Requesting | yes   | no     | no
                    Requested  | yes   | yes    | no
                    Accepted   | yes   | yes    | yes
                    Rejecting  | yes   | no     | no
                    Cancelling | yes   | no     | no
                    Expiring   | yes   | no     | no
                    Finishing  | yes   | no     | no
                    Rejected   | no    | no     | no
                    Cancelled  | no    | no     | no
                    Expired    | no    | no     | no
                    Finished   | no    | no     | no
                    PayFailed  | no    | no     | no
                    """)
    void everyInterventionInEveryState(String state, String retry, String cancel, String finish) {
        isSafe(state, Intervention.RETRY, retry);
        isSafe(state, Intervention.CANCEL, cancel);
        isSafe(state, Intervention.FINISH, finish);
    }

    private static void isSafe(String state, Intervention intervention, String expected) {
        Wtb wtb = Trades.in(Trades.state(state));
        Intervention.Judgement judgement = wtb.judge(intervention, "Held", TERMS, NOW);

        assertThat(judgement.safe()).as("%s: %s", intervention, judgement).isEqualTo(expected.equals("yes"));
        assertThat(judgement.why()).isNotBlank();
        if (judgement.safe()) {
            wtb.intervene(intervention, "Held", "why", TERMS, NOW);
        } else {
            assertThatThrownBy(() -> wtb.intervene(intervention, "Held", "why", TERMS, NOW))
                    .isInstanceOf(ProblemException.class)
                    .hasMessage(judgement.why());
            assertThat(wtb.state().label()).isEqualTo(state);
        }
    }

    /** Past its deadline, as long as silence has not been taken for an answer. */
    @ParameterizedTest
    @EnumSource(
            value = WtbState.class,
            names = {"REQUESTED", "ACCEPTED"})
    void aTradePastItsDeadlineMayBeCancelled(WtbState state) {
        Wtb wtb = Trades.in(state);

        wtb.intervene(Intervention.CANCEL, "Held", "why", TERMS, Trades.MUCH_LATER);

        assertThat(wtb.state()).isEqualTo(WtbState.CANCELLING);
        assertThat(wtb.reason()).isEqualTo("why");
        WtbEvent event = wtb.end(NOW).orElseThrow();
        assertThat(event.byOperator()).isTrue();
        assertThat(event.reason()).isEqualTo("why");
    }

    /** What payment has already done the other way round can never be carried out. */
    @ParameterizedTest
    @CsvSource({
        "CANCEL, PaidOut, false",
        "CANCEL, Refunded, true",
        "CANCEL, none, true",
        "CANCEL, , true",
        "FINISH, PaidOut, true",
        "FINISH, Refunded, false",
        "FINISH, none, false",
        "FINISH, , true"
    })
    void whatPaymentHasCounts(Intervention intervention, String hold, boolean safe) {
        assertThat(Trades.in(WtbState.ACCEPTED)
                        .judge(intervention, hold, TERMS, NOW)
                        .safe())
                .isEqualTo(safe);
    }

    @Test
    void aRetryIsMadeOnce() {
        Wtb wtb = Trades.in(WtbState.FINISHING);
        wtb.intervene(Intervention.RETRY, null, "why", TERMS, NOW);

        assertThat(wtb.overdue(TERMS, NOW)).isTrue();
        assertThat(wtb.overdue(TERMS, NOW)).isFalse();
        assertThat(wtb.byOperator()).isFalse();
    }
}
