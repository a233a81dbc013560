package market.carrot.local.torture.invariants;

import static market.carrot.local.torture.invariants.QuietMarket.FINISHED;
import static market.carrot.local.torture.invariants.QuietMarket.PAY_FAILED;
import static market.carrot.local.torture.invariants.QuietMarket.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import market.carrot.local.torture.evidence.FindingRow;
import market.carrot.local.torture.evidence.HoldRow;
import market.carrot.local.torture.evidence.ProductRow;
import market.carrot.local.torture.evidence.ReservationRow;
import market.carrot.local.torture.evidence.Saga;
import market.carrot.local.torture.evidence.TimelineRow;
import market.carrot.local.torture.evidence.TopicEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each invariant finds what it is there for: a check that finds nothing would be no check. */
class InvariantsTest {
    private final QuietMarket market = new QuietMarket();
    private Invariant invariant;
    private boolean holds;

    @AfterEach
    void check() {
        assertThat(invariant.violations(market.evidence()).findAny().isEmpty())
                .as("%s finds nothing", invariant.getClass().getSimpleName())
                .isEqualTo(holds);
    }

    @Test
    void aQuietMarketViolatesNothing() {
        for (Invariant each : new Invariant[] {
            new EverythingIsOver(),
            new MoneyFollowsTheState(),
            new UnitsAreSoldOnce(),
            new EventsAreComplete(),
            new ReadModelEqualsWriteSide(),
            new NobodyIsHurried(List.of()),
            new ReconciliationIsIdle(Map.of())
        }) {
            assertThat(each.violations(market.evidence())).isEmpty();
        }
        holdsFor(new EverythingIsOver());
    }

    @Test
    void anEventThatCameTwiceIsAllowed() {
        market.events.add(market.events.get(0));
        holdsFor(new EventsAreComplete());
    }

    @Test
    void aTradeInBetweenIsFound() {
        market.wtbs.set(0, QuietMarket.wtb(FINISHED, "FINISHING", 2));
        isViolated(new EverythingIsOver());
    }

    @Test
    void anOpenLraIsFound() {
        market.sagas.add(new Saga("lra", "1", "FailedToClose"));
        isViolated(new EverythingIsOver());
    }

    @Test
    void aFinishedTradeThatIsNotPaidOutIsFound() {
        market.holds.set(0, new HoldRow(FINISHED, FINISHED, "buyer", "seller", 3_000L, "KRW", "Held"));
        isViolated(new MoneyFollowsTheState());
    }

    @Test
    void aRefundBesidesThePayoutIsFound() {
        market.transfer("REFUND", "ESCROW", null, "WALLET", "buyer", 3_000, FINISHED);
        isViolated(new MoneyFollowsTheState());
    }

    @Test
    void aPayoutToTheWrongSellerIsFound() {
        market.holds.set(0, new HoldRow(FINISHED, FINISHED, "buyer", "another", 3_000L, "KRW", "PaidOut"));
        isViolated(new MoneyFollowsTheState());
    }

    @Test
    void aHoldOfNoTradeIsFound() {
        market.holds.add(new HoldRow(99, 99, "buyer", "seller", 3_000L, "KRW", "Refunded"));
        isViolated(new MoneyFollowsTheState());
    }

    @Test
    void aHoldForARequestThatFailedIsFound() {
        market.holds.add(new HoldRow(PAY_FAILED, 3, "buyer", "seller", 3_000L, "KRW", "Held"));
        isViolated(new MoneyFollowsTheState());
    }

    @Test
    void aUnitThatStaysReservedIsFound() {
        market.reservations.set(1, new ReservationRow(REJECTED, 10, "buyer", 3_000L, "Reserved"));
        isViolated(new UnitsAreSoldOnce());
    }

    @Test
    void aUnitThatIsCountedTwiceIsFound() {
        market.products.set(0, new ProductRow(10, 2, 0, 2, "Sold"));
        isViolated(new UnitsAreSoldOnce());
    }

    @Test
    void aMissingEventIsFound() {
        market.events.remove(1);
        isViolated(new EventsAreComplete());
    }

    @Test
    void aVersionThatSaysTwoThingsIsFound() {
        market.events.add(
                new TopicEvent(FINISHED, 3, "DealFinished", "Finished", QuietMarket.DEADLINE, "something else"));
        isViolated(new EventsAreComplete());
    }

    @Test
    void anImpossibleHistoryIsFound() {
        market.events.set(4, new TopicEvent(REJECTED, 2, "DealFinished", "Rejected", QuietMarket.DEADLINE, "x"));
        isViolated(new EventsAreComplete());
    }

    @Test
    void aStalePageIsFound() {
        market.views.set(0, QuietMarket.view(FINISHED, 2, "Accepted"));
        isViolated(new ReadModelEqualsWriteSide());
    }

    @Test
    void aGapInATimelineIsFound() {
        market.timeline.remove(0);
        isViolated(new ReadModelEqualsWriteSide());
    }

    @Test
    void aTimelineOfNothingIsFound() {
        market.timeline.add(new TimelineRow(99, 1, "WtbAdded", "Requested"));
        isViolated(new ReadModelEqualsWriteSide());
    }

    @Test
    void aTradeThatExpiresBeforeItsTimeIsFound() {
        market.events.add(
                new TopicEvent(REJECTED, 2, "WtbExpired", "Expired", QuietMarket.DEADLINE.minusMillis(1), "too early"));
        isViolated(new NobodyIsHurried(List.of()));
    }

    @Test
    void aTradeThatFinishesBeforeItsTimeWithoutItsBuyerIsFound() {
        market.events.add(new TopicEvent(
                FINISHED, 3, "DealFinished", "Finished", QuietMarket.DEADLINE.minusMillis(1), "too early"));
        isViolated(new NobodyIsHurried(List.of()));
    }

    @Test
    void whatReconciliationHasToMoveIsFound() {
        isViolated(new ReconciliationIsIdle(Map.of("cancel-saga", 3L, "refund", 1L)));
    }

    @Test
    void whatReconciliationReportsIsFound() {
        market.findings.add(new FindingRow(FINISHED, "MONEY_MISSING", "payment has nothing"));
        isViolated(new ReconciliationIsIdle(Map.of()));
    }

    @Test
    void anLraThatNeverGotATradeMayBeLeftToReconciliation() {
        holdsFor(new ReconciliationIsIdle(Map.of("cancel-saga", 3L)));
    }

    private void holdsFor(Invariant asked) {
        invariant = asked;
        holds = true;
    }

    private void isViolated(Invariant asked) {
        invariant = asked;
        holds = false;
    }
}
