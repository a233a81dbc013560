package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletionException;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The small subjects of a trade. */
class DomainValuesTest {

    @Test
    void onlyAFinishedTradeIsSettled() {
        assertThat(Arrays.stream(Outcome.values()).filter(Outcome::settles)).containsExactly(Outcome.FINISHED);
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void anOutcomeIsInBetweenFirstAndThenFinal(Outcome outcome) {
        assertThat(outcome.meanwhile().isFinal()).isFalse();
        assertThat(outcome.finalState().isFinal()).isTrue();
        assertThat(outcome.finalState().name()).isEqualTo(outcome.name());
    }

    @ParameterizedTest
    @CsvSource({
        "RESERVATION_AND_HOLD, true, true, RESERVATION",
        "RESERVATION, true, false, NOTHING",
        "NOTHING, false, false, NOTHING"
    })
    void theUndoReachesAsFarAsTheRequestMayHaveCome(
            UndoScope scope, boolean reservation, boolean hold, UndoScope withoutLastStep) {
        assertThat(scope.reachesReservation()).isEqualTo(reservation);
        assertThat(scope.reachesHold()).isEqualTo(hold);
        assertThat(scope.withoutLastStep()).isEqualTo(withoutLastStep);
    }

    @Test
    void aKnownProblemIsPassedOn() {
        Refusal refusal =
                Refusal.because(new ProblemException(ProblemType.INSUFFICIENT_FUNDS, "10 KRW"), UndoScope.RESERVATION);

        assertThat(refusal).isEqualTo(new Refusal(ProblemType.INSUFFICIENT_FUNDS, "10 KRW", UndoScope.RESERVATION));
        assertThat(refusal.problem(5L, WtbState.PAY_FAILED).problem().extensions())
                .containsEntry("wtbId", 5L)
                .containsEntry("state", WtbState.PAY_FAILED);
        assertThat(refusal.problem(5L, WtbState.PAY_FAILED).retryAfter()).isEmpty();
    }

    @Test
    void aKnownProblemIsFoundInsideWhatItIsWrappedIn() {
        ProblemException problem = new ProblemException(ProblemType.COORDINATOR_UNAVAILABLE, "away");

        Refusal refusal = Refusal.because(new CompletionException(problem), null);

        assertThat(refusal.problem()).isEqualTo(ProblemType.COORDINATOR_UNAVAILABLE);
    }

    @Test
    void anUnknownFailureIsNotExplainedToTheClient() {
        Refusal refusal = Refusal.because(new IllegalStateException("password=secret"), UndoScope.RESERVATION_AND_HOLD);

        assertThat(refusal.problem()).isEqualTo(ProblemType.SERVICE_UNAVAILABLE);
        assertThat(refusal.detail()).doesNotContain("secret");
        assertThat(refusal.problem(null, null).retryAfter()).hasValue(Duration.ofSeconds(5));
    }

    @Test
    void aFailureBeforeTheFirstStepLeavesNothingToUndo() {
        assertThat(Refusal.because(new IllegalStateException(), null).undoScope())
                .isEqualTo(UndoScope.NOTHING);
    }

    @Test
    void anAbsentCurrencyIsWon() {
        PurchaseRequest request = new PurchaseRequest(1, 3000, null);

        assertThat(request.offer()).hasToString("3000 KRW");
        assertThat(request.fingerprint()).isEqualTo(new PurchaseRequest(1, 3000, "KRW").fingerprint());
    }

    @Test
    void differentRequestsHaveDifferentFingerprints() {
        assertThat(new PurchaseRequest(1, 3000, "KRW").fingerprint())
                .isNotEqualTo(new PurchaseRequest(1, 3000, "EUR").fingerprint())
                .isNotEqualTo(new PurchaseRequest(1, 3001, "KRW").fingerprint())
                .isNotEqualTo(new PurchaseRequest(13, 3000, "KRW").fingerprint())
                .hasSize(64);
    }

    @ParameterizedTest
    @CsvSource({"3000, XYZ", "-1, KRW"})
    void anOfferThatIsNoMoneyIsTheClientsMistake(long price, String currency) {
        assertThatThrownBy(() -> new PurchaseRequest(1, price, currency).offer())
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.type())
                        .isEqualTo(ProblemType.INVALID_REQUEST));
    }

    @Test
    void aSagaLivesLongerThanAnyTrade() {
        assertThat(Trades.TERMS.longestTrade()).isGreaterThan(Duration.ofHours(72 + 168));
    }

    @Test
    void aDecidedTradesSagaIsEndedAndNoOther() {
        assertThat(SagaEnding.of(Trades.in(WtbState.ACCEPTED)).verb()).isEqualTo(SagaEnding.Verb.NOTHING);
        assertThat(SagaEnding.of(Trades.in(WtbState.FINISHING)).verb()).isEqualTo(SagaEnding.Verb.CLOSE);
        assertThat(SagaEnding.of(Trades.in(WtbState.REJECTING)).verb()).isEqualTo(SagaEnding.Verb.CANCEL);
        assertThat(SagaEnding.of(Trades.in(WtbState.REJECTED)).verb()).isEqualTo(SagaEnding.Verb.NOTHING);
        assertThat(SagaEnding.cancelling(null).verb()).isEqualTo(SagaEnding.Verb.NOTHING);
    }
}
