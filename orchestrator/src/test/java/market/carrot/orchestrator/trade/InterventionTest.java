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
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator may do to a trade in which state: the table of the operations guide. */
class InterventionTest {
    private static final Circumstances ALL_IS_WELL = new Circumstances("operator", Step.OPEN, Step.OPEN);

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
        Judgement judgement = intervention.judge(wtb, ALL_IS_WELL, TERMS, NOW);

        assertThat(judgement.isSafe()).as("%s: %s", intervention, judgement).isEqualTo(expected.equals("yes"));
        assertThat(judgement.why()).isNotBlank();
        if (judgement.isSafe()) {
            assertThat(intervention.on(wtb, ALL_IS_WELL, "why", TERMS, NOW)).isEqualTo(judgement);
        } else {
            assertThatThrownBy(() -> intervention.on(wtb, ALL_IS_WELL, "why", TERMS, NOW))
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

        Intervention.CANCEL.on(wtb, ALL_IS_WELL, "why", TERMS, Trades.MUCH_LATER);

        assertThat(wtb.state()).isEqualTo(WtbState.CANCELLING);
        assertThat(wtb.reason()).isEqualTo("why");
        WtbEvent event = wtb.end(NOW).orElseThrow();
        assertThat(event.byOperator()).isTrue();
        assertThat(event.reason()).isEqualTo("why");
    }

    /** What payment or product has already done the other way round can never be carried out. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "silent",
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    money   | unit    | cancel  | finish
                    OPEN    | OPEN    | SAFE    | SAFE
                    UNDONE  | OPEN    | SAFE    | UNSAFE
                    NONE    | OPEN    | SAFE    | UNSAFE
                    SETTLED | OPEN    | UNSAFE  | SAFE
                    UNCLEAR | OPEN    | UNSAFE  | UNSAFE
                    silent  | OPEN    | SAFE    | UNKNOWN
                    OPEN    | UNDONE  | SAFE    | UNSAFE
                    OPEN    | NONE    | SAFE    | UNSAFE
                    OPEN    | SETTLED | UNSAFE  | SAFE
                    OPEN    | UNCLEAR | UNSAFE  | UNSAFE
                    OPEN    | silent  | SAFE    | UNKNOWN
                    silent  | silent  | SAFE    | UNKNOWN
                    silent  | UNDONE  | SAFE    | UNSAFE
                    """)
    void whatPaymentAndProductHaveCounts(Step money, Step unit, Judgement.Kind cancel, Judgement.Kind finish) {
        Circumstances given = new Circumstances("operator", money, unit);

        Judgement cancelling = judge(Intervention.CANCEL, given);

        assertThat(cancelling.kind()).as(cancelling.why()).isEqualTo(cancel);
        assertThat(judge(Intervention.FINISH, given).kind()).isEqualTo(finish);
        if (cancelling.isSafe()) {
            assertThat(cancelling.why().contains("Payment cannot be asked now")).isEqualTo(money == null);
            assertThat(cancelling.why().contains("Product cannot be asked now")).isEqualTo(unit == null);
        }
    }

    /** Nobody is judge of the own case. */
    @ParameterizedTest
    @ValueSource(strings = {Trades.BUYER, Trades.SELLER})
    void anOperatorWhoIsAPartyDoesNotDecide(String party) {
        Circumstances given = new Circumstances(party, Step.OPEN, Step.OPEN);

        assertThat(judge(Intervention.CANCEL, given).isSafe()).isFalse();
        assertThat(judge(Intervention.FINISH, given).isSafe()).isFalse();
        assertThat(judge(Intervention.FINISH, given).why()).contains("party");
        assertThat(judge(Intervention.RETRY, given).isSafe()).isTrue();
    }

    private static Judgement judge(Intervention intervention, Circumstances given) {
        return intervention.judge(Trades.in(WtbState.ACCEPTED), given, TERMS, NOW);
    }

    /** What nobody would notice is not even wished for. */
    @Test
    void aRetryBeforeTheDeadlineChangesNothing() {
        Wtb wtb = Trades.in(WtbState.REQUESTED);

        assertThat(Intervention.RETRY.on(wtb, ALL_IS_WELL, "why", TERMS, NOW).kind())
                .isEqualTo(Judgement.Kind.POINTLESS);

        assertThat(wtb.overdue(TERMS, NOW)).isFalse();
    }

    @Test
    void aRetryIsMadeOnce() {
        Wtb wtb = Trades.in(WtbState.FINISHING);
        Intervention.RETRY.on(wtb, ALL_IS_WELL, "why", TERMS, NOW);

        assertThat(wtb.overdue(TERMS, NOW)).isTrue();
        assertThat(wtb.overdue(TERMS, NOW)).isFalse();
        assertThat(wtb.byOperator()).isFalse();
    }
}
