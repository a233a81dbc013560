package market.carrot.acceptance.faults;

import static market.carrot.acceptance.wire.Point.CLOSE;
import static market.carrot.acceptance.wire.Point.SETTLE;
import static market.carrot.acceptance.wire.Point.UNDO;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import market.carrot.acceptance.Chapter;
import market.carrot.acceptance.Story;
import market.carrot.acceptance.market.Patience;
import market.carrot.acceptance.market.Trade;
import market.carrot.acceptance.wire.Fault;
import market.carrot.acceptance.wire.Hop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What the coordinator can meet when it tells those that trade how a saga ends. */
@Order(Chapter.FAULTS)
class CallbackIT extends Story {
    /** Narayana's own limit for a callback is 2 s. */
    private static final Duration TOO_SLOW = Duration.ofMillis(2_500);

    private final Cohort cohort = new Cohort(market, seller);

    @AfterEach
    void heal() {
        faults.heal();
    }

    /**
     * Fault: the first callback of a trade, of its undo or of its settlement, is not carried out; instead the connection
     * is closed, nobody answers for longer than the coordinator waits, or it is answered 200 with nothing or with garbage
     * (so the coordinator believes that it was done), 410 (the same), 418, 500, or 500 with the word for "failed for
     * good" (the saga is then a case for an operator). Must hold: the trade ends all the same, with its money moved once.
     */
    @Test
    void aCallbackThatWasNotCarriedOutIsNotTheEndOfTheTrade() {
        List<Function<Fault, Fault>> troubles = List.of(
                Fault::loseTheReply,
                Fault::hold,
                fault -> fault.answer(200, ""),
                fault -> fault.answer(200, "<html>It works!</html>"),
                fault -> fault.answer(410, ""),
                fault -> fault.answer(418, "short and stout"),
                fault -> fault.answer(500, ""));

        troubles.forEach(trouble -> {
            disturb(cohort.requested(), trouble);
            disturb(cohort.accepted(), trouble);
        });
        for (Trade trade : List.of(cohort.requested(), cohort.accepted())) {
            disturb(trade, fault -> fault.answer(500, "FailedToCompensate"));
            market.trades().sagaFailed(trade);
        }

        cohort.faults().forEach(Fault::awaitStrike);
        Patience.await("the coordinator to give up waiting").until(() -> cohort.faults().stream()
                .allMatch(fault -> fault.age().compareTo(TOO_SLOW) > 0));
        faults.heal();
        cohort.endsRight();
    }

    /** By what follows for it: an accepted one is finished, the other one rejected. */
    private void disturb(Trade trade, Function<Fault, Fault> trouble) {
        if (trade.state().equals("Accepted")) {
            cohort.finishes(trade, trouble.apply(faults.at(SETTLE).of(trade)));
        } else {
            cohort.rejects(trade, trouble.apply(faults.at(UNDO).of(trade)));
        }
    }

    /**
     * Fault: the coordinator cannot connect to those that trade at all. Must hold: decisions are taken (202), and carried
     * out by themselves when it can.
     */
    @Test
    void decisionsAreCarriedOutWhenCallbacksArriveAgain() {
        Trade toReject = cohort.requested();
        Trade toFinish = cohort.accepted();
        Trade toCancel = cohort.requested();

        faults.refuse(Hop.CALLBACK);
        try {
            seller.rejects(toReject).is(202).has("/state", "Rejecting");
            toFinish.buyer().finishes(toFinish).is(202).has("/state", "Finishing");
            toCancel.buyer().cancels(toCancel).is(202).has("/state", "Cancelling");
        } finally {
            faults.accept(Hop.CALLBACK);
        }

        assertThat(toReject.becomes("Rejected").isBookedAs("Rejected")).isTrue();
        assertThat(toFinish.becomes("Finished").isBookedAs("Finished")).isTrue();
        assertThat(toCancel.becomes("Cancelled").isBookedAs("Cancelled")).isTrue();
    }

    /**
     * Fault: the buyer finishes twice at once, so that two closes are sent, and the second meets a saga that is closing:
     * its callback is under way. This coordinator then cancels what it was closing, and calls back for the undo as well.
     * Must hold: the seller is paid once, nobody is refunded.
     */
    @Test
    void aSecondCloseOfAClosingSagaDoesNotUndoTheTrade() {
        Trade trade = cohort.accepted();
        Fault secondClose = faults.at(CLOSE).of(trade).hold();
        cohort.finishes(trade, secondClose);
        secondClose.awaitStrike();
        Fault settlement = faults.at(SETTLE).of(trade).hold();
        cohort.finishesAgain(trade, settlement);
        settlement.awaitStrike();

        secondClose.release();
        Patience.await("the coordinator to have taken the second close")
                .until(() -> settlement.age().compareTo(Duration.ofMillis(500)) > 0);
        settlement.release();

        cohort.endsRight();
    }
}
