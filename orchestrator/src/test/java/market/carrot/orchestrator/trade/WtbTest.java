package market.carrot.orchestrator.trade;

import static market.carrot.orchestrator.trade.Trades.BUYER;
import static market.carrot.orchestrator.trade.Trades.MUCH_LATER;
import static market.carrot.orchestrator.trade.Trades.NOW;
import static market.carrot.orchestrator.trade.Trades.RESERVATION;
import static market.carrot.orchestrator.trade.Trades.SELLER;
import static market.carrot.orchestrator.trade.Trades.TERMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WtbTest {

    @Test
    void aRequestBecomesATradeWhenItIsReservedAndPaid() {
        Wtb wtb = Trades.requesting();

        WtbEvent event = wtb.request(RESERVATION, new HeldPayment(7), TERMS, NOW);

        assertThat(event.eventType()).isEqualTo(EventType.WTB_ADDED);
        assertThat(event.version()).isEqualTo(1);
        assertThat(event.paymentId()).isEqualTo(7);
        assertThat(event.sellerId()).isEqualTo(SELLER);
        assertThat(wtb.wasRequested()).isTrue();
        assertThat(wtb.view().decideBy()).isEqualTo(NOW.plus(Duration.ofHours(72)));
        assertThat(wtb.refusal()).isEmpty();
    }

    @Test
    void aRequestThatWasGivenUpMeanwhileCannotBeConfirmed() {
        Wtb wtb = Trades.requesting();
        wtb.overdue(TERMS, MUCH_LATER);

        assertThatThrownBy(() -> wtb.request(RESERVATION, new HeldPayment(7), TERMS, NOW))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.type())
                        .isEqualTo(ProblemType.TRADE_STATE_CONFLICT));
        assertThat(wtb.state()).isEqualTo(WtbState.REQUESTING);
        assertThat(wtb.wasRequested()).isFalse();
    }

    @Test
    void aConfirmedRequestCannotBeRefusedAnyMore() {
        Wtb wtb = Trades.in(WtbState.REQUESTED);

        wtb.refuse(Trades.broke(), Optional.empty(), TERMS, NOW);

        assertThat(wtb.state()).isEqualTo(WtbState.REQUESTED);
        assertThat(wtb.refusal()).isEmpty();
    }

    @Test
    void aRefusedRequestKeepsItsReasonAndWhatHasToBeUndone() {
        Wtb wtb = Trades.requesting();

        wtb.refuse(Trades.broke(), Optional.of(RESERVATION), TERMS, NOW);

        assertThat(wtb.state()).isEqualTo(WtbState.REQUESTING);
        assertThat(wtb.outcome()).hasValue(Outcome.PAY_FAILED);
        assertThat(wtb.undoScope()).isEqualTo(UndoScope.RESERVATION);
        assertThat(wtb.refusal()).hasValue(Trades.broke());
        assertThat(wtb.deal().sellerId()).isEqualTo(SELLER);
    }

    /** It was given up in the dark: everything may have happened. */
    @Test
    void aRequestThatTookTooLongIsUndoneAsFarAsItCanHaveCome() {
        Wtb wtb = Trades.requesting();

        wtb.overdue(TERMS, MUCH_LATER);

        assertThat(wtb.undoScope()).isEqualTo(UndoScope.RESERVATION_AND_HOLD);
        assertThat(wtb.refusal().orElseThrow().problem()).isEqualTo(ProblemType.SERVICE_UNAVAILABLE);
    }

    @Test
    void theSellerMayDecideUntilTheDeadlineAndNotAfterIt() {
        Wtb inTime = Trades.in(WtbState.REQUESTED);
        Wtb late = Trades.in(WtbState.REQUESTED);

        inTime.accept(SELLER, TERMS, NOW.plus(Duration.ofHours(72)));

        assertThat(inTime.state()).isEqualTo(WtbState.ACCEPTED);
        assertThatThrownBy(() -> late.accept(
                        SELLER, TERMS, NOW.plus(Duration.ofHours(72)).plusMillis(1)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("2021-06-11T16:26:08Z");
        assertThat(late.state()).isEqualTo(WtbState.REQUESTED);
    }

    @Test
    void nobodyDecidesAfterTheDeadline() {
        Wtb wtb = Trades.in(WtbState.REQUESTED);

        assertThatThrownBy(() -> wtb.reject(SELLER, null, TERMS, NOW.plus(Duration.ofDays(4))))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> wtb.cancel(BUYER, TERMS, NOW.plus(Duration.ofDays(4))))
                .isInstanceOf(ProblemException.class);
        assertThat(wtb.outcome()).isEmpty();
    }

    @Test
    void acceptanceHappensOnce() {
        Wtb wtb = Trades.in(WtbState.REQUESTED);

        Optional<WtbEvent> first = wtb.accept(SELLER, TERMS, NOW);
        Optional<WtbEvent> again = wtb.accept(SELLER, TERMS, NOW.plus(Duration.ofDays(30)));

        assertThat(first.orElseThrow().eventType()).isEqualTo(EventType.WTB_ACCEPTED);
        assertThat(first.orElseThrow().version()).isEqualTo(2);
        assertThat(again).isEmpty();
        assertThat(wtb.view().finishBy()).isEqualTo(NOW.plus(Duration.ofHours(168)));
    }

    @Test
    void theFirstReasonOfARejectionStays() {
        Wtb wtb = Trades.in(WtbState.REJECTING);

        wtb.reject(SELLER, "another reason", TERMS, NOW);

        assertThat(wtb.reason()).isEqualTo("sold elsewhere");
    }

    /** What was decided is carried out, whatever the coordinator asks for. */
    @ParameterizedTest
    @EnumSource(
            value = WtbState.class,
            names = {"REJECTING", "CANCELLING", "EXPIRING", "FINISHING"})
    void theRecordedOutcomeBeatsTheCoordinatorsVerb(WtbState decided) {
        Wtb wtb = Trades.in(decided);
        Outcome outcome = wtb.outcome().orElseThrow();

        assertThat(wtb.endBy(true, TERMS, NOW)).isEqualTo(outcome);
        assertThat(wtb.endBy(false, TERMS, NOW)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "REJECTING, REJECTED, WTB_REJECTED, 2",
        "CANCELLING, CANCELLED, WTB_CANCELLED, 2",
        "EXPIRING, EXPIRED, WTB_EXPIRED, 2",
        "FINISHING, FINISHED, DEAL_FINISHED, 3"
    })
    void aTradeEndsOnce(WtbState meanwhile, WtbState end, EventType eventType, int version) {
        Wtb wtb = Trades.in(meanwhile);

        WtbEvent event = wtb.end(NOW).orElseThrow();

        assertThat(event.eventType()).isEqualTo(eventType);
        assertThat(event.state()).isEqualTo(end);
        assertThat(event.version()).isEqualTo(version);
        assertThat(wtb.end(NOW)).isEmpty();
    }

    @Test
    void aTradeThatNobodyEndedDoesNotEnd() {
        Wtb wtb = Trades.in(WtbState.REQUESTED);

        assertThatNullPointerException().isThrownBy(() -> wtb.end(NOW));
        assertThat(wtb.state()).isEqualTo(WtbState.REQUESTED);
    }

    @Test
    void itsPartiesSeeATradeAndNobodyElse() {
        Wtb wtb = Trades.in(WtbState.REQUESTED);

        assertThat(wtb.isVisibleTo(BUYER)).isTrue();
        assertThat(wtb.isVisibleTo(SELLER)).isTrue();
        assertThat(wtb.isVisibleTo("eve")).isFalse();
    }

    @Test
    void aReplayedRequestIsToldWhatTheFirstWasTold() {
        Wtb wtb = Trades.in(WtbState.REQUESTED);
        WtbView first = wtb.view();
        wtb.reject(SELLER, "why", TERMS, NOW);

        assertThat(wtb.view().asRequested()).isEqualTo(first);
    }

    /** The sweep claims trades by the dozen: one that was confirmed or accepted since then is not overdue any more. */
    @Test
    void aTradeThatMovedOnSinceItWasClaimedIsLeftAlone() {
        Wtb requested = Trades.in(WtbState.REQUESTED);
        Wtb accepted = Trades.in(WtbState.ACCEPTED);

        requested.overdue(TERMS, NOW);
        accepted.overdue(TERMS, NOW);

        assertThat(requested.state()).isEqualTo(WtbState.REQUESTED);
        assertThat(accepted.state()).isEqualTo(WtbState.ACCEPTED);
    }
}
